namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>A share of the traffic that a candidate has for a while.</summary>
/// <param name="Share">Percent of the requests, 0 to 100; at 0 it scores as a shadow and never answers.</param>
/// <param name="MinDuration">How long the step lasts at least.</param>
/// <param name="MinLabels">How many labelled requests of the candidate it takes at least; 0 for none.</param>
public sealed record RolloutStep(double Share, TimeSpan MinDuration, long MinLabels = 0);
