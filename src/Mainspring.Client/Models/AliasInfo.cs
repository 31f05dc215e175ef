namespace Mainspring.Client.Models;

/// <summary>An alias after it was moved.</summary>
/// <param name="Model">The model.</param>
/// <param name="Alias">The alias.</param>
/// <param name="Version">The version that it points to, or null when it was removed.</param>
/// <param name="Previous">The version that it pointed to before, or null when it did not exist.</param>
public sealed record AliasInfo(string Model, string Alias, int? Version, int? Previous);
