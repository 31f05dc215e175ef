namespace Mainspring.Lifecycle.Releases;

/// <summary>What became of a wish about a release.</summary>
public abstract record ReleaseOutcome
{
    private ReleaseOutcome()
    {
    }

    /// <summary>It is as wished.</summary>
    public sealed record Done(Release Release) : ReleaseOutcome;

    /// <summary>There is no such release or endpoint.</summary>
    public sealed record NotFound(string Reason) : ReleaseOutcome;

    /// <summary>It cannot be as things stand; nothing was changed.</summary>
    public sealed record Conflict(string Reason) : ReleaseOutcome;
}
