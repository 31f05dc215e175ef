using System.Globalization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Tracking;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Identity;

/// <summary>
/// What a request is about, by the values of its route: <c>{run}</c>, <c>{trace}</c>, <c>{experiment}</c>, <c>{model}</c> and <c>{endpoint}</c> mean the same on
/// every route. An endpoint is judged like the models that it serves.
/// </summary>
internal sealed class RouteObject(ITrackingStore runs, EndpointTable endpoints)
{
    public async ValueTask<Resource> OfAsync(HttpContext context)
    {
        RouteValueDictionary values = context.Request.RouteValues;
        if (values.Count == 0)
        {
            return Resource.Workspace;
        }

        return Text(values, "model") is { } model ? Resource.Model(model)
            : Text(values, "endpoint") is { } endpoint ? endpoints.TryFind(endpoint, out ServedEndpoint? served) ? OfEndpoint(served.State) : Resource.Workspace
            : Text(values, "run") is { } run ? await RunAsync(run, context)
            : Text(values, "trace") is { } trace ? Resource.Trace(trace)
            : Text(values, "experiment") is { } experiment ? Experiment(experiment)
            : Resource.Workspace;
    }

    /// <summary>What an endpoint is judged like.</summary>
    public static Resource OfEndpoint(EndpointState state) =>
        state.Endpoint.Variants is [{ Model: var model }] ? Resource.Model(model) : Resource.All(state.Endpoint.Models.Select(Resource.Model));

    /// <summary>People also name runs by the beginning of their id, or by their name.</summary>
    private async Task<Resource> RunAsync(string run, HttpContext context)
    {
        (RunId? id, _) = await RunReference.ResolveAsync(runs, run, context, context.RequestAborted);
        return Resource.Run(id?.Value ?? run);
    }

    /// <summary>A number has several spellings, such as <c>007</c>; grants know one.</summary>
    private static Resource Experiment(string text) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long id)
        ? Resource.Experiment(id.ToString(CultureInfo.InvariantCulture))
        : Resource.Workspace;

    private static string? Text(RouteValueDictionary values, string name) => values.TryGetValue(name, out object? value) ? value as string : null;
}
