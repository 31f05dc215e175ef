namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>What came of comparing two files. Closed.</summary>
public abstract record FileComparison
{
    private FileComparison()
    {
    }

    /// <summary>They were compared.</summary>
    public sealed record Compared(TableDiff Diff) : FileComparison;

    /// <summary>They could not be compared.</summary>
    /// <param name="Reason">A sentence.</param>
    public sealed record Failed(string Reason) : FileComparison;
}
