namespace Mainspring.Lifecycle.Identity;

/// <summary>The answer to somebody who wants a change, and the changes to make; none unless it is done.</summary>
public sealed record IdentityDecision(IdentityOutcome Outcome, IReadOnlyList<IdentityChange> Changes)
{
    /// <summary>Make the changes.</summary>
    public static IdentityDecision Do(IdentityOutcome.Done outcome, params IReadOnlyList<IdentityChange> changes) => new(outcome, changes);

    /// <summary>Change nothing: what is meant is not there.</summary>
    public static IdentityDecision NoSuch(string what) => new(new IdentityOutcome.NoSuch(what), []);

    /// <summary>Change nothing: it does not fit what there is.</summary>
    public static IdentityDecision Conflict(string why) => new(new IdentityOutcome.Conflict(why), []);
}
