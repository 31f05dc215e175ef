using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Lifecycle.Serving;

/// <summary>The endpoint that serves the model.</summary>
public sealed record EndpointSection
{
    internal static RecordShape<EndpointSection> Shape { get; } = new RecordShape<EndpointSection>(new())
        .Field("name", new NameShape(), s => s.Name, (s, v) => s with { Name = v }, "Name of the endpoint. Default: the name of the project.")
        .Field("alias", new NameShape(), s => s.Alias, (s, v) => s with { Alias = v }, "Alias of the model that the endpoint follows. Default: champion.", why: "the alias that a passed gate moves")
        .Field("ab_test", AbTestSection.Shape, s => s.AbTest, (s, v) => s with { AbTest = v }, "How a challenger is tried beside the champion, and what decides between them.")
        .Short("name")
        .Later("cache", "explain", "threshold", "variants", "traffic", "stick_to", "shadow");

    /// <summary>The name; null for that of the project.</summary>
    public string? Name { get; init; }

    /// <summary>The alias that the endpoint follows.</summary>
    public string Alias { get; init; } = "champion";

    /// <summary>How a challenger is tried; null for the defaults.</summary>
    public AbTestPlan? AbTest { get; init; }
}
