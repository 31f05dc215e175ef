using System.Globalization;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Serving.Payloads.OpenInference;

/// <summary>What a request of the protocol is for: an endpoint and, when it names a version, the variant that serves it.</summary>
/// <param name="Deployment">The deployment whose columns hold; null when nothing can answer.</param>
/// <param name="Endpoint">The endpoint; null when there is none.</param>
/// <param name="Fault">Why nothing can answer; null when something can.</param>
internal readonly record struct InferTarget(Deployment? Deployment, ServedEndpoint? Endpoint, string? Fault)
{
    /// <summary>Finds what the route of a request names.</summary>
    public static InferTarget Find(HttpContext context, EndpointTable table) =>
        Find(table, context.GetRouteValue("endpoint") as string ?? "", context.GetRouteValue("version") as string);

    /// <summary>Finds an endpoint, and the version of it that is named.</summary>
    public static InferTarget Find(EndpointTable table, string name, string? version)
    {
        if (!table.TryFind(name, out ServedEndpoint? endpoint))
        {
            return new(null, null, $"There is no endpoint '{name}'.");
        }

        if (version is null)
        {
            return endpoint.State.Deployment is { } main ? new(main, endpoint, null) : new(null, endpoint, $"The endpoint '{name}' cannot answer: {endpoint.State.Reason}");
        }

        return endpoint.State.Variants.FirstOrDefault(state => Serves(state, version))?.Deployment is { } named
            ? new(named, endpoint, null)
            : new(null, null, $"No variant of the endpoint '{name}' serves version {version}.");
    }

    /// <summary>Whether a variant answers, and with this version.</summary>
    public static bool Serves(VariantState state, string version) =>
        !state.Variant.IsShadow && state.Deployment is { Model.Version: var served } && served.ToString(CultureInfo.InvariantCulture) == version;
}
