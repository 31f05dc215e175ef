using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Measures;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Measurements over traces on MLflow's wire.</summary>
internal static class TraceMetricRoutes
{
    private const int DefaultLimit = 1000;
    private const int MostGroups = 50_000;
    private const string TimeBucket = "time_bucket";

    public static void MapTraceMetrics(this MlflowRoutes routes) => routes.Post(
        "traces/metrics", MlflowAccess.View<TraceMetricsRequest>(static request => Resource.All((request.ExperimentIds ?? []).Select(Resource.Experiment))), MeasureAsync, "3.0");

    private static async Task<TraceMetricsAnswer> MeasureAsync(TraceMetricsRequest request, MlflowCall call)
    {
        MeasureQuery query = Read(request);
        if (MeasureCatalogue.FindFault(query) is { } fault)
        {
            throw MlflowFault.Invalid(fault);
        }

        IReadOnlyList<MeasuredGroup> groups = await call.Get<ITraceStore>().MeasureAsync(query with { Limit = query.Limit + 1 }, call.Cancellation);
        return new(
            [.. groups.Take(query.Limit).Select(group => Point(group, query, request.Aggregations!))],
            groups.Count > query.Limit ? Base64Url.EncodeToString(Encoding.ASCII.GetBytes((query.Skip + query.Limit).ToString(CultureInfo.InvariantCulture))) : null);
    }

    private static MeasureQuery Read(TraceMetricsRequest request) => new()
    {
        Experiments = WireIds.Experiments(request.ExperimentIds),
        View = request.ViewType switch
        {
            "TRACES" => MeasureView.Traces,
            "SPANS" => MeasureView.Spans,
            "ASSESSMENTS" => MeasureView.Assessments,
            _ => throw MlflowFault.Invalid($"'{request.ViewType}' is no view_type; write TRACES, SPANS or ASSESSMENTS."),
        },
        Metric = request.MetricName ?? throw WireIds.Missing("metric_name"),
        Dimensions = [.. (request.Dimensions ?? []).Distinct()],
        Conditions = [.. (request.Filters ?? []).SelectMany(static filter => MeasureCatalogue.Filters.Parse(filter).Terms)],
        Percentiles = request.Aggregations is { Count: > 0 } wanted ? Percentiles(wanted) : throw WireIds.Missing("aggregations"),
        Interval = request.TimeIntervalSeconds switch
        {
            null => null,
            > 0 and < int.MaxValue when request is { StartTimeMs: not null, EndTimeMs: not null } => TimeSpan.FromSeconds(request.TimeIntervalSeconds.Value),
            _ => throw MlflowFault.Invalid("A time_interval_seconds must be positive, and needs start_time_ms and end_time_ms."),
        },
        From = request.StartTimeMs is { } start ? WireInstant.ReadMilliseconds(start, "start_time_ms") : null,
        Until = request.EndTimeMs is { } end ? WireInstant.ReadMilliseconds(end, "end_time_ms") : null,
        Skip = Skip(request.PageToken),
        Limit = request.MaxResults is null or (> 0 and <= MostGroups) ? request.MaxResults ?? DefaultLimit : throw MlflowFault.Invalid($"Invalid value {request.MaxResults} for parameter 'max_results' supplied. It must be from 1 to {MostGroups}"),
    };

    private static double[] Percentiles(IReadOnlyList<AggregationBody> aggregations) =>
    [
        .. aggregations.Where(static wanted => wanted.AggregationType == "PERCENTILE")
            .Select(static wanted => wanted.PercentileValue is { } percentile and >= 0 and <= 100 ? percentile : throw MlflowFault.Invalid("A PERCENTILE needs a percentile_value from 0 to 100.")),
    ];

    private static long Skip(string? token) => string.IsNullOrEmpty(token) ? 0
        : Base64Url.IsValid(token) && long.TryParse(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token)), NumberStyles.None, CultureInfo.InvariantCulture, out long skip) ? skip
        : throw MlflowFault.Invalid("The page_token is none that this server gave out; start again without one.");

    private static DataPointBody Point(MeasuredGroup group, MeasureQuery query, IReadOnlyList<AggregationBody> aggregations)
    {
        var dimensions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (group.Start is { } start)
        {
            dimensions[TimeBucket] = start.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
        }

        foreach ((string dimension, string? value) in query.Dimensions.Zip(group.Dimensions))
        {
            if (value is not null)
            {
                dimensions[dimension] = value;
            }
        }

        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        int percentile = 0;
        foreach (AggregationBody wanted in aggregations)
        {
            (string name, double? value) = wanted.AggregationType switch
            {
                "COUNT" => ("COUNT", group.Count),
                "SUM" => ("SUM", group.Sum),
                "AVG" => ("AVG", group.Average),
                "MIN" => ("MIN", group.Smallest),
                "MAX" => ("MAX", group.Greatest),
                "PERCENTILE" => ($"P{PythonNumber(query.Percentiles[percentile])}", group.Percentiles[percentile++]),
                _ => throw MlflowFault.Invalid($"'{wanted.AggregationType}' is no aggregation_type; write COUNT, SUM, AVG, MIN, MAX or PERCENTILE."),
            };
            if (value is { } known)
            {
                values[name] = known;
            }
        }

        return new(query.Metric, dimensions, values);
    }

    // Clients look percentiles up by the name that they would give them, and write 50 as 50.0.
    private static string PythonNumber(double number) => number.ToString(double.IsInteger(number) ? "0.0" : "R", CultureInfo.InvariantCulture);
}
