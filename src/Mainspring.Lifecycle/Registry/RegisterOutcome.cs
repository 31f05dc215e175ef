namespace Mainspring.Lifecycle.Registry;

/// <summary>What became of an attempt to register a version.</summary>
public abstract record RegisterOutcome
{
    private RegisterOutcome()
    {
    }

    /// <summary>It is registered; <paramref name="IsNew"/> is false when the same files of the same run were registered before.</summary>
    public sealed record Registered(ModelVersion Version, bool IsNew) : RegisterOutcome;

    /// <summary>There is no such model.</summary>
    public sealed record NoSuchModel : RegisterOutcome;

    /// <summary>The source names something that is not there; <paramref name="Fault"/> says what.</summary>
    public sealed record NoSuchSource(string Fault) : RegisterOutcome;

    /// <summary>There is no such run, or it is deleted.</summary>
    public sealed record NoSuchRun : RegisterOutcome;

    /// <summary>The run has no files below that folder.</summary>
    public sealed record NoFiles : RegisterOutcome;

    /// <summary>Something given is not allowed; <paramref name="Fault"/> is the sentence that says what.</summary>
    public sealed record Refused(string Fault) : RegisterOutcome;
}
