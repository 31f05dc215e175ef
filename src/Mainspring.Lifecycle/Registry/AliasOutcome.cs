namespace Mainspring.Lifecycle.Registry;

/// <summary>What became of the move of an alias.</summary>
public abstract record AliasOutcome
{
    private AliasOutcome()
    {
    }

    /// <summary>It points where it shall; it pointed to <paramref name="From"/> before (null: it did not exist).</summary>
    public sealed record Moved(int? From) : AliasOutcome;

    /// <summary>There is no such model.</summary>
    public sealed record NoSuchModel : AliasOutcome;

    /// <summary>The model has no such version.</summary>
    public sealed record NoSuchVersion : AliasOutcome;

    /// <summary>It points to another version than was expected: somebody else was faster. Nothing was changed.</summary>
    public sealed record PointsElsewhere(int? Actual) : AliasOutcome;

    /// <summary>The alias cannot be called that.</summary>
    public sealed record Refused(string Fault) : AliasOutcome;
}
