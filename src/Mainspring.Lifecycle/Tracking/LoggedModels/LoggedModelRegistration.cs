namespace Mainspring.Lifecycle.Tracking.LoggedModels;

/// <summary>A version of a registered model that was made from a logged model.</summary>
/// <param name="Model">The name of the registered model.</param>
/// <param name="Version">The number of the version.</param>
public sealed record LoggedModelRegistration(string Model, int Version);
