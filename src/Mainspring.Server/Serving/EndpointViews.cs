using Mainspring.Client.Endpoints;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Traffic;
using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Server.Serving;

/// <summary>Endpoints as the wire shows them.</summary>
internal static class EndpointViews
{
    public static EndpointDetails Of(ServedEndpoint endpoint) => Of(endpoint, endpoint.State);

    /// <summary>An endpoint as it stands, or would.</summary>
    public static EndpointDetails Of(ServedEndpoint endpoint, EndpointState state)
    {
        return new EndpointDetails(
            state.Endpoint.Name,
            state.Endpoint.Model,
            state.Endpoint.Default.Alias,
            state.Deployment?.Model.Version,
            state.WantedVersion,
            NameOf(state.Condition),
            state.Reason,
            state.Endpoint.StickTo?.ToString(),
            state.Endpoint.CreatedAt,
            state.Endpoint.UpdatedAt,
            [.. state.Variants.Select(VariantOf)],
            LiveOf(endpoint.Traffic, endpoint.Minute),
            state.Endpoint.Segments.Count == 0 ? null : [.. state.Endpoint.Segments.Select(rule => new SegmentTarget(rule.Column, rule.Values, rule.Variant))],
            state.Endpoint.BanditFloor);
    }

    /// <summary>The columns that a model reads.</summary>
    public static EndpointSchema SchemaOf(ServedModel model) => new(model.Name, model.Version, [.. model.Rows.Schema.Columns.Select(column => new EndpointColumn(
        column.Name,
        column.Type.ToString().ToLowerInvariant(),
        column.Required,
        column.Levels.Count > 0 ? column.Levels : null,
        column.Min,
        column.Max,
        column.Median,
        column.Mode,
        column.Unit,
        column.Logging == ValueLogging.Plain ? null : ValueLoggingNames.Of(column.Logging)))]);

    private static EndpointLive LiveOf(TrafficCounters counters, TrafficMinute minute)
    {
        TrafficTotals totals = counters.Totals();
        TrafficTotals? before = minute.Before();
        IReadOnlyList<TrafficSecond> seconds = minute.Seconds();
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
            [.. seconds.Select(second => second.Requests)],
            Round(totals.Mean));
    }

    public static string NameOf(EndpointCondition condition) => condition switch
    {
        EndpointCondition.Ready => "ready",
        EndpointCondition.Degraded => "degraded",
        _ => "unavailable",
    };

    private static EndpointVariant VariantOf(VariantState state) => new(
        state.Variant.Name,
        state.Variant.Model,
        state.Variant.Alias,
        state.Deployment?.Model.Version,
        state.WantedVersion,
        state.Variant.Weight,
        state.Share,
        state.Variant.IsDefault,
        state.Variant.IsShadow,
        state.Reason,
        state.Deployment?.Model.Model.Identity,
        state.Deployment?.LoadedAt,
        state.Variant.IsShadow ? state.Traffic.Dropped : null,
        LiveOf(state.Traffic.Counters, state.Traffic.Minute));

    private static double? Round(double? milliseconds) => milliseconds is { } value ? Math.Round(value, 3) : null;
}
