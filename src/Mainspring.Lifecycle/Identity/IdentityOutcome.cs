namespace Mainspring.Lifecycle.Identity;

/// <summary>What became of an attempt to change users, keys, grants or sessions.</summary>
public abstract record IdentityOutcome
{
    private IdentityOutcome()
    {
    }

    /// <summary>It is done. What it was before and is now, in a word, for the audit log.</summary>
    public sealed record Done(string? Before, string? After) : IdentityOutcome;

    /// <summary>There is no such user, key or grant.</summary>
    public sealed record NoSuch(string What) : IdentityOutcome;

    /// <summary>It does not fit what there is.</summary>
    public sealed record Conflict(string Why) : IdentityOutcome;

    /// <summary>What was given breaks a rule.</summary>
    public sealed record Refused(string Pointer, string Fault) : IdentityOutcome;
}
