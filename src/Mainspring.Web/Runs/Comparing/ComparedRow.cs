namespace Mainspring.Web.Runs.Comparing;

/// <summary>A parameter or a metric of every compared run.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Values">What each run has, in the order of the runs; null where it has none.</param>
public sealed record ComparedRow(string Name, IReadOnlyList<string?> Values)
{
    /// <summary>Whether the runs do not all have the same.</summary>
    public bool Differs { get; } = Values.Distinct(StringComparer.Ordinal).Skip(1).Any();
}
