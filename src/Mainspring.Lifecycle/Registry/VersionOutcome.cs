namespace Mainspring.Lifecycle.Registry;

/// <summary>What became of a change of a version.</summary>
public abstract record VersionOutcome
{
    private VersionOutcome()
    {
    }

    /// <summary>It was made; <paramref name="Version"/> is the version after it, or as it was before it was deleted.</summary>
    public sealed record Done(ModelVersion Version) : VersionOutcome;

    /// <summary>There is no such version.</summary>
    public sealed record NoSuchVersion : VersionOutcome;

    /// <summary>Something given is not allowed; <paramref name="Fault"/> is the sentence that says what.</summary>
    public sealed record Refused(string Fault) : VersionOutcome;
}
