using Mainspring.Data.Profiles.Associations;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles.Targets;

/// <summary>Holds every column against the target.</summary>
internal static class TargetProfiler
{
    private const int MostRows = 32_768;

    /// <summary>The relations of all columns of which something can be told.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public static TargetProfile Of(Table table, string target, IReadOnlyList<ColumnProfile> profiles, CancellationToken cancellation)
    {
        Column column = table[target];
        var numbers = TargetNumbers.Of(column, profiles[table.Schema.IndexOf(target)]);
        var relations = new TargetRelation?[table.Columns.Count];
        if (SampledColumn.Of(column, MostRows) is { } sampled)
        {
            Parallel.For(0, relations.Length, new() { CancellationToken = cancellation }, i => relations[i] = table.Columns[i] == column ? null : Relation(table.Columns[i], sampled, numbers.Values));
        }

        return new(target, numbers.Kind, numbers.Positive, [.. relations.OfType<TargetRelation>().OrderByDescending(relation => Math.Abs(relation.Strength))]);
    }

    private static TargetRelation? Relation(Column column, SampledColumn target, double[] numbers) =>
        SampledColumn.Of(column, MostRows) is { } sampled && ColumnAssociations.Compare(sampled, target) is { } pair
            ? new(column.Name, pair.R, pair.Method, TargetGrouping.Of(column, numbers))
            : null;
}
