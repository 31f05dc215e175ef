using Mainspring.Data.Faults;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>What came of adding a file. Closed.</summary>
public abstract record AddOutcome
{
    private AddOutcome()
    {
    }

    /// <summary>It is kept.</summary>
    /// <param name="Version">The version, an earlier one when the newest had the same bytes.</param>
    public sealed record Added(DatasetVersion Version) : AddOutcome;

    /// <summary>A name is refused.</summary>
    /// <param name="Field"><c>name</c> or <c>file</c>.</param>
    /// <param name="Fault">A sentence.</param>
    public sealed record Refused(string Field, string Fault) : AddOutcome;

    /// <summary>The file is larger than the limit; nothing is kept.</summary>
    /// <param name="Limit">The limit in bytes.</param>
    public sealed record TooLarge(long Limit) : AddOutcome;

    /// <summary>The file cannot be read as data; nothing is kept.</summary>
    /// <param name="Faults">The first faults.</param>
    /// <param name="Total">How many there are.</param>
    public sealed record Faulty(IReadOnlyList<DataFault> Faults, long Total) : AddOutcome;

    /// <summary>The file could not be profiled; nothing is kept.</summary>
    /// <param name="Reason">A sentence.</param>
    public sealed record Failed(string Reason) : AddOutcome;
}
