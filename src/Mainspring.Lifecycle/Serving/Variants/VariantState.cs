namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>How a variant stands at one moment. Immutable but for its counters, which outlive it.</summary>
/// <param name="Variant">What was set.</param>
/// <param name="Deployment">What scores; null when nothing can.</param>
/// <param name="WantedVersion">The version that was named or that the alias points to; null when the alias does not exist.</param>
/// <param name="Reason">Why the wanted version is not at work; null when it is.</param>
/// <param name="Traffic">What it has done since it was set or the process started.</param>
public sealed record VariantState(Variant Variant, Deployment? Deployment, int? WantedVersion, string? Reason, VariantTraffic Traffic)
{
    /// <summary>The share of the requests in percent that it answers now: its own, and for the default those of variants that cannot answer.</summary>
    public double Share { get; init; }
}
