namespace Mainspring.Storage.Relational.Filters;

/// <summary>Conditions that are joined.</summary>
internal static class Conditions
{
    /// <summary>All of them as one condition; without any, one that always holds.</summary>
    public static SqlFragment All(IEnumerable<SqlFragment> conditions) =>
        conditions.Aggregate(Sql.Fragment($"1 = 1"), static (all, next) => Sql.Fragment($"{all} AND {next}"));

    /// <summary>Parts with commas between them.</summary>
    public static SqlFragment List(IReadOnlyList<SqlFragment> parts) =>
        parts.Skip(1).Aggregate(parts[0], static (all, next) => Sql.Fragment($"{all}, {next}"));

    /// <summary>Parts one after the other.</summary>
    public static SqlFragment Join(IEnumerable<SqlFragment> parts) =>
        parts.Aggregate(Sql.Fragment($""), static (all, next) => Sql.Fragment($"{all} {next}"));
}
