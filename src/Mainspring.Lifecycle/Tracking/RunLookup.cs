namespace Mainspring.Lifecycle.Tracking;

/// <summary>What was found for what somebody typed to mean a run.</summary>
public abstract record RunLookup
{
    private RunLookup()
    {
    }

    /// <summary>Exactly one run.</summary>
    public sealed record Found(Run Run) : RunLookup;

    /// <summary>No run.</summary>
    public sealed record Nothing : RunLookup;

    /// <summary>Several runs have that name or start with that prefix; the newest come first, ten at most.</summary>
    public sealed record Several(IReadOnlyList<Run> Candidates) : RunLookup;
}
