using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>A listener on which the endpoint answers in the way of another system.</summary>
public sealed record FacadeSection
{
    internal const string RoutesKey = "routes";
    private const int LargestPort = 65535;

    internal static RecordShape<FacadeSection> Shape { get; } = new RecordShape<FacadeSection>(new())
        .Value("port", new IntegerShape(0, LargestPort), s => s.Port, (s, v) => s with { Port = v }, "The port to listen on; 0 takes any free one.", required: true)
        .Value("anonymous", new BooleanShape(), s => s.IsAnonymous ? true : null, (s, v) => s with { IsAnonymous = v }, "Whether everybody who reaches the port may call, where the server asks others who they are. Default: false.")
        .Field(RoutesKey, new MapShape<JsonNode>(new FacadeRouteShape()), s => s.Routes, (s, v) => s with { Routes = v }, "The calls to answer, as \"POST /predict\", each with what it does.", required: true);

    /// <summary>The port; 0 for any free one.</summary>
    public int? Port { get; init; }

    /// <summary>Whether everybody may call.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The calls, each as it was written.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonNode>> Routes { get; init; } = [];

    /// <summary>The wire form.</summary>
    /// <param name="project">The project whose samples and trainings it takes.</param>
    public JsonObject ToWire(string project) => new()
    {
        ["port"] = Port ?? 0,
        ["anonymous"] = IsAnonymous,
        ["project"] = project,
        [RoutesKey] = new JsonObject(Routes.Select(route => KeyValuePair.Create<string, JsonNode?>(route.Key, route.Value.DeepClone()))),
    };
}
