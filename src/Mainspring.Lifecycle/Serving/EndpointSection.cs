using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving;

/// <summary>The endpoint that serves the model.</summary>
public sealed record EndpointSection
{
    internal static RecordShape<EndpointSection> Shape { get; } = new RecordShape<EndpointSection>(new())
        .Field("name", new NameShape(), s => s.Name, (s, v) => s with { Name = v }, "Name of the endpoint. Default: the name of the project.")
        .Field("alias", new NameShape(), s => s.Alias, (s, v) => s with { Alias = v }, "Alias of the model that the endpoint follows. Default: champion.", why: "the alias that a passed gate moves")
        .Short("name")
        .Later("cache", "explain", "threshold", "variants", "traffic", "stick_to", "ab_test", "shadow");

    /// <summary>The name; null for that of the project.</summary>
    public string? Name { get; init; }

    /// <summary>The alias that the endpoint follows.</summary>
    public string Alias { get; init; } = "champion";
}
