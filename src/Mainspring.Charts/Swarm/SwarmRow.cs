namespace Mainspring.Charts.Swarm;

/// <summary>The points of one row of a swarm.</summary>
/// <param name="Name">The name at the left.</param>
/// <param name="Values">Where each point lies.</param>
/// <param name="Shades">How dark each point is, from 0 to 1; NaN has a shade of its own.</param>
public sealed record SwarmRow(string Name, IReadOnlyList<double> Values, IReadOnlyList<double> Shades);
