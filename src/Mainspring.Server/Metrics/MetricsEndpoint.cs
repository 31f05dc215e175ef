using System.Diagnostics;
using System.Reflection;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Traffic;
using Mainspring.Lifecycle.Serving.Variants;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Metrics;

/// <summary><c>GET /metrics</c>: the state of serving and of the process for Prometheus.</summary>
internal static class MetricsEndpoint
{
    private const string Predictions = "mainspring_predictions_total";
    private const string Requests = "mainspring_requests_total";
    private const string Duration = "mainspring_prediction_duration_seconds";
    private const string Dropped = "mainspring_shadow_dropped_total";
    private const string Condition = "mainspring_endpoint_ready";

    private static readonly int[] Bounds = [500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000];
    private static readonly RequestOutcome[] Outcomes = Enum.GetValues<RequestOutcome>();
    private static readonly string Version =
        typeof(MetricsEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public static void MapMetrics(this IEndpointRouteBuilder app) => app.MapGet("/metrics", Write).Needs(Role.Viewer);

    private static ContentHttpResult Write(EndpointTable table, PredictionJournal journal)
    {
        PrometheusText text = new();
        WriteEndpoints(text, [.. table.All.Select(endpoint => (endpoint, endpoint.Traffic.Totals()))]);
        WriteJournal(text, journal.Status);
        WriteProcess(text);
        return TypedResults.Text(text.ToString(), PrometheusText.MediaType, statusCode: StatusCodes.Status200OK);
    }

    private static void WriteEndpoints(PrometheusText text, (ServedEndpoint Endpoint, TrafficTotals Totals)[] endpoints)
    {
        text.Metric(Predictions, "counter", "Records in requests for predictions, by how the request ended.");
        (string, string, TrafficTotals)[] variants = [.. endpoints.SelectMany(VariantsOf)];
        Each(variants, (totals, outcome, labels) => text.Sample(Predictions, totals.Predictions[outcome], labels));
        text.Metric(Requests, "counter", "Requests for predictions, by how they ended.");
        Each(variants, (totals, outcome, labels) => text.Sample(Requests, totals.Requests[outcome], labels));
        text.Metric(Duration, "histogram", "Time from the arrival of an answered request to its answer.");
        foreach ((ServedEndpoint endpoint, TrafficTotals totals) in endpoints)
        {
            WriteHistogram(text, endpoint.Name, totals);
        }

        text.Metric(Dropped, "counter", "Requests that a shadow did not score, because too many waited.");
        foreach ((ServedEndpoint endpoint, VariantState shadow) in endpoints.SelectMany(each => each.Endpoint.State.Variants.Where(variant => variant.Variant.IsShadow), (each, shadow) => (each.Endpoint, shadow)))
        {
            text.Sample(Dropped, shadow.Traffic.Dropped, ("endpoint", endpoint.Name), ("variant", shadow.Variant.Name));
        }

        text.Metric(Condition, "gauge", "1 when the wanted versions answer, else 0.");
        foreach ((ServedEndpoint endpoint, _) in endpoints)
        {
            text.Sample(Condition, endpoint.State.Condition == EndpointCondition.Ready ? 1 : 0, ("endpoint", endpoint.Name));
        }
    }

    private static IEnumerable<(string Endpoint, string Variant, TrafficTotals Totals)> VariantsOf((ServedEndpoint Endpoint, TrafficTotals Totals) served) =>
        served.Endpoint.State.Variants.Select(state => (served.Endpoint.Name, state.Variant.Name, state.Traffic.Counters.Totals()));

    private static void Each((string Endpoint, string Variant, TrafficTotals Totals)[] variants, Action<TrafficTotals, int, (string, string)[]> write)
    {
        foreach ((string endpoint, string variant, TrafficTotals totals) in variants)
        {
            for (int outcome = 0; outcome < Outcomes.Length; outcome++)
            {
                write(totals, outcome, [("endpoint", endpoint), ("variant", variant), ("status", Outcomes[outcome].ToString().ToLowerInvariant())]);
            }
        }
    }

    private static void WriteHistogram(PrometheusText text, string endpoint, TrafficTotals totals)
    {
        long below = 0;
        int bucket = 0;
        foreach (int bound in Bounds)
        {
            for (; bucket < LatencyBounds.Microseconds.Length && LatencyBounds.Microseconds[bucket] <= bound; bucket++)
            {
                below += totals.Latencies[bucket];
            }

            text.Sample(Duration + "_bucket", below, ("endpoint", endpoint), ("le", PrometheusText.Number(bound / 1e6)));
        }

        long all = totals.Latencies.Sum();
        text.Sample(Duration + "_bucket", all, ("endpoint", endpoint), ("le", "+Inf"));
        text.Sample(Duration + "_sum", totals.Microseconds / 1e6, ("endpoint", endpoint));
        text.Sample(Duration + "_count", all, ("endpoint", endpoint));
    }

    private static void WriteJournal(PrometheusText text, JournalStatus journal) => text
        .Single("mainspring_journal_records_total", "counter", "Requests appended to the prediction journal.", journal.Requests)
        .Single("mainspring_journal_bytes_total", "counter", "Bytes appended to the prediction journal.", journal.Bytes)
        .Single("mainspring_journal_lag_seconds", "gauge", "Age of the oldest byte of the journal that is not yet forced to the disk.", journal.Lag.TotalSeconds)
        .Single("mainspring_journal_unlogged_total", "counter", "Predictions answered without being logged.", journal.Unlogged)
        .Single("mainspring_journal_refused_total", "counter", "Requests refused because the journal could not be written.", journal.Refused)
        .Single("mainspring_journal_writable", "gauge", "1 when the journal can be written, else 0.", journal.Fault is null ? 1 : 0);

    private static void WriteProcess(PrometheusText text)
    {
        using Process process = Process.GetCurrentProcess();
        double started = (process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds;
        text.Metric("mainspring_build_info", "gauge", "The version that runs; always 1.")
            .Sample("mainspring_build_info", 1, ("version", Version), ("runtime", Environment.Version.ToString()));
        text.Single("process_cpu_seconds_total", "counter", "User and system CPU time.", process.TotalProcessorTime.TotalSeconds)
            .Single("process_resident_memory_bytes", "gauge", "Resident memory.", process.WorkingSet64)
            .Single("process_start_time_seconds", "gauge", "Start of the process since 1970.", started)
            .Single("process_num_threads", "gauge", "Threads.", process.Threads.Count)
            .Single("dotnet_gc_heap_bytes", "gauge", "Managed heap.", GC.GetTotalMemory(forceFullCollection: false))
            .Single("dotnet_gc_collections_total", "counter", "Garbage collections of all generations.", GC.CollectionCount(0));
    }
}
