namespace Mainspring.Lifecycle.Tracking;

/// <summary>Which experiment a new run belongs to.</summary>
public abstract record ExperimentChoice
{
    private ExperimentChoice()
    {
    }

    /// <summary>The experiment of that name.</summary>
    public static implicit operator ExperimentChoice(string name) => FromName(name);

    /// <summary>The experiment of that name; it is made when it is missing.</summary>
    public static ExperimentChoice FromName(string name) => new Named(name);

    /// <summary>The experiment of that number, which must exist.</summary>
    public static ExperimentChoice FromId(long id) => new Numbered(id);

    /// <inheritdoc cref="FromName"/>
    public sealed record Named(string Name) : ExperimentChoice;

    /// <inheritdoc cref="FromId"/>
    public sealed record Numbered(long Id) : ExperimentChoice;
}
