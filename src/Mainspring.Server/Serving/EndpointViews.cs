using Mainspring.Client.Endpoints;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Traffic;

namespace Mainspring.Server.Serving;

/// <summary>Endpoints as the wire shows them.</summary>
internal static class EndpointViews
{
    public static EndpointDetails Of(ServedEndpoint endpoint)
    {
        EndpointState state = endpoint.State;
        return new EndpointDetails(
            state.Endpoint.Name,
            state.Endpoint.Model,
            state.Endpoint.Alias,
            state.Deployment?.Model.Version,
            state.WantedVersion,
            NameOf(state.Condition),
            state.Reason,
            state.Endpoint.CreatedAt,
            state.Endpoint.UpdatedAt,
            state.Deployment is { } deployment ? [VariantOf(deployment)] : [],
            LiveOf(endpoint));
    }

    public static EndpointLive LiveOf(ServedEndpoint endpoint)
    {
        TrafficTotals totals = endpoint.Traffic.Totals();
        TrafficTotals? before = endpoint.Minute.Before();
        IReadOnlyList<TrafficSecond> seconds = endpoint.Minute.Seconds();
        return new EndpointLive(
            totals.RequestCount,
            totals.Predictions[(int)RequestOutcome.Ok],
            totals.Requests[(int)RequestOutcome.Invalid],
            totals.Requests[(int)RequestOutcome.Rejected],
            totals.ErrorCount,
            seconds.Count == 0 ? 0 : Math.Round(seconds.Average(second => second.Requests), 2),
            Round(totals.Quantile(0.5, before)),
            Round(totals.Quantile(0.95, before)),
            Round(totals.Quantile(0.99, before)),
            [.. seconds.Select(second => second.Requests)]);
    }

    public static string NameOf(EndpointCondition condition) => condition switch
    {
        EndpointCondition.Ready => "ready",
        EndpointCondition.Degraded => "degraded",
        _ => "unavailable",
    };

    private static EndpointVariant VariantOf(Deployment deployment) => new(
        deployment.Source.Variant, deployment.Model.Name, deployment.Model.Version, 100, deployment.Model.Model.Identity, deployment.LoadedAt);

    private static double? Round(double? milliseconds) => milliseconds is { } value ? Math.Round(value, 3) : null;
}
