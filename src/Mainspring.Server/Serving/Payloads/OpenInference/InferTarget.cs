using System.Globalization;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Variants;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Serving.Payloads.OpenInference;

/// <summary>What a request of the protocol is for: the endpoint of its route and, when the route names a version, the variant that serves it.</summary>
internal static class InferTarget
{
    /// <summary>Finds it.</summary>
    /// <returns>The deployment whose columns hold; else the endpoint, when there is one, and why nothing can answer.</returns>
    public static (Deployment? Deployment, ServedEndpoint? Endpoint, string? Fault) Find(HttpContext context, EndpointTable table)
    {
        string name = context.GetRouteValue("endpoint") as string ?? "";
        if (!table.TryFind(name, out ServedEndpoint? endpoint))
        {
            return (null, null, $"There is no endpoint '{name}'.");
        }

        if (context.GetRouteValue("version") is not string version)
        {
            return endpoint.State.Deployment is { } main ? (main, endpoint, null) : (null, endpoint, $"The endpoint '{name}' cannot answer: {endpoint.State.Reason}");
        }

        return endpoint.State.Variants.FirstOrDefault(state => Serves(state, version))?.Deployment is { } named
            ? (named, endpoint, null)
            : (null, null, $"No variant of the endpoint '{name}' serves version {version}.");
    }

    /// <summary>Whether a variant answers, and with this version.</summary>
    public static bool Serves(VariantState state, string version) =>
        !state.Variant.IsShadow && state.Deployment is { Model.Version: var served } && served.ToString(CultureInfo.InvariantCulture) == version;
}
