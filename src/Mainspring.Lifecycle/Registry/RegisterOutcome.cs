namespace Mainspring.Lifecycle.Registry;

/// <summary>What became of an attempt to register a version.</summary>
public abstract record RegisterOutcome
{
    private RegisterOutcome()
    {
    }

    /// <summary>It is registered.</summary>
    public sealed record Registered(ModelVersion Version) : RegisterOutcome;

    /// <summary>There is no such run, or it is deleted.</summary>
    public sealed record NoSuchRun : RegisterOutcome;

    /// <summary>The run has no files below that folder.</summary>
    public sealed record NoFiles : RegisterOutcome;

    /// <summary>The model cannot be called that.</summary>
    public sealed record Refused(string Fault) : RegisterOutcome;
}
