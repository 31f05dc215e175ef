namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>What came of one check.</summary>
public sealed record CheckResult
{
    /// <summary>The rule as it is written; of a declaration of the schema, as it would be.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether the data are so.</summary>
    public required bool Passed { get; init; }

    /// <summary><c>fail</c> or <c>warn</c>: whether data that break it are refused.</summary>
    public required string Severity { get; init; }

    /// <summary>What was measured: the figure, the age in days, or the number of rows that break the rule; null where it cannot be told.</summary>
    public double? Value { get; init; }

    /// <summary>What there is to say besides: why it could not be told; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>How many rows break it; 0 for figures.</summary>
    public long FailingRows { get; init; }

    /// <summary>The first rows that break it, counted as in faults: the header of delimited text is row 1.</summary>
    public IReadOnlyList<long> Rows { get; init; } = [];

    /// <summary>The values of those rows in the columns of the rule.</summary>
    public IReadOnlyList<FailingRow> Examples { get; init; } = [];
}
