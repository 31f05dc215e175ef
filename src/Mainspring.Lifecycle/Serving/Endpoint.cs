namespace Mainspring.Lifecycle.Serving;

/// <summary>What an operator set: a name under which the version that a model's alias points to answers requests.</summary>
/// <param name="Name">The name, part of the address.</param>
/// <param name="Model">The registered model.</param>
/// <param name="Alias">The alias whose version answers; when it moves, the endpoint follows.</param>
/// <param name="CreatedAt">When the endpoint was made.</param>
/// <param name="UpdatedAt">When it was last set.</param>
/// <param name="ServedVersion">The last version that was loaded and answered; what a start falls back to when the wanted one is refused. Null before the first.</param>
public sealed record Endpoint(
    string Name, string Model, string Alias, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int? ServedVersion = null);
