namespace Mainspring.Client.Models;

/// <summary>Where an alias shall point.</summary>
/// <param name="Version">The version.</param>
/// <param name="Expected">The version that it must point to now for the move to happen: 0 when it must not exist yet, null when it does not matter.</param>
public sealed record AliasTarget(int? Version, int? Expected = null);
