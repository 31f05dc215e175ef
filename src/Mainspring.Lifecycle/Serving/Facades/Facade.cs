using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>
/// Another face of an endpoint: a listener on a port of its own that answers on the paths and in the shapes of another system, so that the clients of that system need
/// no change. Immutable.
/// </summary>
public sealed class Facade
{
    private const string PortKey = "port";
    private const string RoutesKey = "routes";
    private const string AnonymousKey = "anonymous";
    private const string ProjectKey = "project";
    private const int LargestPort = 65535;
    private const int MostRoutes = 100;

    /// <summary>The port; 0 for any free one.</summary>
    public required int Port { get; init; }

    /// <summary>Whether everybody who reaches the port may call, where the server asks others who they are.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The project whose samples and trainings the facade takes; null for that of the endpoint's name.</summary>
    public string? Project { get; init; }

    /// <summary>The calls that it answers.</summary>
    public required IReadOnlyList<FacadeRoute> Routes { get; init; }

    /// <summary>Reads a facade from its wire form, <c>{"port": 5000, "routes": {"POST /predict": …}}</c>.</summary>
    /// <param name="json">The wire form.</param>
    /// <param name="facade">The facade.</param>
    /// <param name="faults">Everything that is wrong, each with a JSON pointer; empty when nothing is.</param>
    public static bool TryRead(JsonObject json, [NotNullWhen(true)] out Facade? facade, out IReadOnlyList<VariantFault> faults)
    {
        List<VariantFault> found = [];
        faults = found;
        foreach (string unknown in json.Select(pair => pair.Key).Where(key => key is not (PortKey or RoutesKey or AnonymousKey or ProjectKey)))
        {
            found.Add(new("/" + unknown, $"is not known; known are {PortKey}, {RoutesKey}, {AnonymousKey} and {ProjectKey}."));
        }

        int port = PortOf(json[PortKey], found);
        List<FacadeRoute> routes = RoutesOf(json[RoutesKey], found);
        bool isAnonymous = json[AnonymousKey] is JsonValue flag && flag.TryGetValue(out bool said) && said;
        string? project = json[ProjectKey] is JsonValue name ? name.ToString() : null;
        if (json[AnonymousKey] is { } other && !(other is JsonValue value && value.TryGetValue(out bool _)))
        {
            found.Add(new("/" + AnonymousKey, "is true or false."));
        }

        facade = found.Count > 0 ? null : new() { Port = port, Routes = routes, IsAnonymous = isAnonymous, Project = project };
        return facade is not null;
    }

    /// <summary>The wire form.</summary>
    public JsonObject ToJson()
    {
        JsonObject json = new()
        {
            [PortKey] = Port,
            [RoutesKey] = new JsonObject(Routes.Select(route => KeyValuePair.Create<string, JsonNode?>(route.Call, route.Written.DeepClone()))),
        };
        if (IsAnonymous)
        {
            json[AnonymousKey] = true;
        }

        if (Project is not null)
        {
            json[ProjectKey] = Project;
        }

        return json;
    }

    private static int PortOf(JsonNode? node, List<VariantFault> faults)
    {
        if (node is JsonValue value && value.TryGetValue(out int port) && port is >= 0 and <= LargestPort)
        {
            return port;
        }

        faults.Add(new("/" + PortKey, $"is a number from 0 (any free port) to {LargestPort}."));
        return 0;
    }

    private static List<FacadeRoute> RoutesOf(JsonNode? node, List<VariantFault> faults)
    {
        List<FacadeRoute> routes = [];
        if (node is not JsonObject { Count: > 0 and <= MostRoutes } written)
        {
            faults.Add(new("/" + RoutesKey, $"holds 1 to {MostRoutes} calls, each with what it does."));
            return routes;
        }

        foreach ((string call, JsonNode? value) in written)
        {
            if (FacadeRoute.TryRead(call, value, out FacadeRoute? route, out IReadOnlyList<string> wrong))
            {
                routes.Add(route);
            }

            string pointer = $"/{RoutesKey}/{call.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            faults.AddRange(wrong.Select(sentence => new VariantFault(pointer, sentence)));
        }

        return routes;
    }
}
