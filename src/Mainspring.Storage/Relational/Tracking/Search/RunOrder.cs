using System.Data.Common;
using System.Globalization;
using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Storage.Relational.Tracking.Search;

/// <summary>
/// One clause of an order of runs: a rank (values, then NaN, then nothing, in either direction) and a value. Where the rank is not
/// that of a value, the value is a constant, so that pages can go on behind any row.
/// </summary>
internal sealed record RunOrder
{
    private static readonly (SqlFragment Table, SqlFragment Rank, SqlFragment Value)[] Names =
    [
        (Sql.Fragment($"o0"), Sql.Fragment($"rank0"), Sql.Fragment($"value0")), (Sql.Fragment($"o1"), Sql.Fragment($"rank1"), Sql.Fragment($"value1")),
        (Sql.Fragment($"o2"), Sql.Fragment($"rank2"), Sql.Fragment($"value2")), (Sql.Fragment($"o3"), Sql.Fragment($"rank3"), Sql.Fragment($"value3")),
        (Sql.Fragment($"o4"), Sql.Fragment($"rank4"), Sql.Fragment($"value4")), (Sql.Fragment($"o5"), Sql.Fragment($"rank5"), Sql.Fragment($"value5")),
        (Sql.Fragment($"o6"), Sql.Fragment($"rank6"), Sql.Fragment($"value6")), (Sql.Fragment($"o7"), Sql.Fragment($"rank7"), Sql.Fragment($"value7")),
        (Sql.Fragment($"o8"), Sql.Fragment($"rank8"), Sql.Fragment($"value8")), (Sql.Fragment($"o9"), Sql.Fragment($"rank9"), Sql.Fragment($"value9")),
    ];

    /// <summary>The metric of the clause, or null.</summary>
    public string? Metric { get; private init; }

    /// <summary>Whether the greatest comes first.</summary>
    public required bool Descending { get; init; }

    /// <summary>Whether the value is a number.</summary>
    public required bool IsNumber { get; init; }

    /// <summary>What must be joined to <c>run</c> for it.</summary>
    public required SqlFragment Joined { get; init; }

    /// <summary>0 for a value, 1 for NaN, 2 for nothing; null when every run has a value.</summary>
    public required SqlFragment? Rank { get; init; }

    /// <summary>The value.</summary>
    public required SqlFragment Value { get; init; }

    /// <summary>The names of rank and value in the rows of a search.</summary>
    public required SqlFragment RankName { get; init; }

    /// <inheritdoc cref="RankName"/>
    public required SqlFragment ValueName { get; init; }

    private SqlFragment Direction => Descending ? Sql.Fragment($"DESC") : Sql.Fragment($"ASC");

    /// <summary>The clauses of an order.</summary>
    public static IReadOnlyList<RunOrder> Of(IReadOnlyList<FilterOrder> orders) => [.. orders.Select(Of)];

    /// <summary>The columns in a row of a search.</summary>
    public SqlFragment Columns() => Sql.Fragment($"{Rank ?? Sql.Fragment($"0")} AS {RankName}, {Value} AS {ValueName}");

    /// <summary>The parts of ORDER BY, by the names of a row of a search.</summary>
    public SqlFragment OrderBy() => Rank is null ? Sql.Fragment($"{ValueName} {Direction}") : Sql.Fragment($"{RankName}, {ValueName} {Direction}");

    /// <summary>The same clause of a metric when its rows in <c>run_metric_latest</c>, under this name, are what is walked along.</summary>
    public RunOrder Walked() => this with
    {
        Joined = Sql.Fragment($""),
        Rank = Sql.Fragment($"o0.is_nan"),
        Value = Sql.Fragment($"o0.value"),
    };

    /// <summary>The condition that a row comes behind a place: its clause differs that way, or is equal and the rest comes behind.</summary>
    public SqlFragment Behind(RunSortValue place, SqlFragment rest)
    {
        int rank = place switch { RunSortValue.NotANumber => 1, RunSortValue.Missing => 2, _ => 0 };
        SqlFragment value = place switch
        {
            RunSortValue.Number number => Sql.Fragment($"{number.Value}"),
            RunSortValue.Text text => Sql.Fragment($"{text.Value}"),
            _ => IsNumber ? Sql.Fragment($"{0.0}") : Sql.Fragment($"''"),
        };
        SqlFragment sign = Descending ? Sql.Fragment($"<") : Sql.Fragment($">");
        SqlFragment amongEquals = Sql.Fragment($"({Value} {sign} {value} OR ({Value} = {value} AND {rest}))");
        return Rank is null ? amongEquals : Sql.Fragment($"({Rank} > {rank} OR ({Rank} = {rank} AND {amongEquals}))");
    }

    /// <summary>Reads the clause's two columns.</summary>
    public RunSortValue Read(DbDataReader row, int column) => row.GetInt64(column) switch
    {
        2 => new RunSortValue.Missing(),
        1 => new RunSortValue.NotANumber(),
        _ => IsNumber ? new RunSortValue.Number(Convert.ToDouble(row.GetValue(column + 1), CultureInfo.InvariantCulture)) : new RunSortValue.Text(row.GetString(column + 1)),
    };

    private static RunOrder Of(FilterOrder order, int position) => (order.Subject.Family, order.Subject.Key) switch
    {
        ("metrics", string key) => OfMetric(order, key, position),
        ("params", string key) => OfEntry(order, EntryTables.Params, key, position),
        ("tags", string key) when key != RunTags.Name => OfEntry(order, EntryTables.Tags, key, position),
        ("tags", _) => OfAttribute(order, "run_name", position),
        ("attributes", string name) => OfAttribute(order, name, position),
        _ => throw new NotSupportedException($"Runs cannot be ordered by {order.Subject}."),
    };

    private static RunOrder OfMetric(FilterOrder order, string key, int position)
    {
        SqlFragment table = Names[position].Table;
        var parts = new RunOrderParts(
            Sql.Fragment($"LEFT JOIN run_metric_latest AS {table} ON {table}.run_no = run.run_no AND {table}.key = {key}"),
            Sql.Fragment($"coalesce({table}.is_nan, 2)"),
            Sql.Fragment($"coalesce({table}.value, 0)"));
        return Named(order, position, isNumber: true, parts) with { Metric = key };
    }

    private static RunOrder OfEntry(FilterOrder order, SqlFragment entries, string key, int position)
    {
        SqlFragment table = Names[position].Table;
        return Named(order, position, isNumber: false, new RunOrderParts(
            Sql.Fragment($"LEFT JOIN {entries} AS {table} ON {table}.run_no = run.run_no AND {table}.key = {key}"),
            Sql.Fragment($"(CASE WHEN {table}.value IS NULL THEN 2 ELSE 0 END)"),
            Sql.Fragment($"coalesce({table}.value, '')")));
    }

    private static RunOrder OfAttribute(FilterOrder order, string name, int position)
    {
        SqlFragment column = RunFilter.Attribute(name);
        bool isNumber = name is "start_time" or "end_time";
        return Named(order, position, isNumber, new RunOrderParts(
            Sql.Fragment($""),
            name == "end_time" ? Sql.Fragment($"(CASE WHEN {column} IS NULL THEN 2 ELSE 0 END)") : null,
            name == "end_time" ? Sql.Fragment($"coalesce({column}, 0)") : column));
    }

    private static RunOrder Named(FilterOrder order, int position, bool isNumber, RunOrderParts parts) => new()
    {
        Descending = order.Descending,
        IsNumber = isNumber,
        Joined = parts.Joined,
        Rank = parts.Rank,
        Value = parts.Value,
        RankName = Names[position].Rank,
        ValueName = Names[position].Value,
    };

    private sealed record RunOrderParts(SqlFragment Joined, SqlFragment? Rank, SqlFragment Value);
}
