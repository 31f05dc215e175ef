using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracing.Search;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Searching traces on both versions of MLflow's wire, and asking how two filters go together.</summary>
internal static class TraceSearchRoutes
{
    private const int DefaultLimit = 100;
    private const int MostAskedFor = 50_000;
    private const int LongestPage = 1000;

    public static void MapTraceSearch(this MlflowRoutes routes)
    {
        routes.Get("traces", MlflowAccess.View<SearchTracesRequest>(static request => All(request.ExperimentIds)), SearchAsync);
        routes.Post("traces/search", MlflowAccess.View<SearchTracesV3Request>(static request => All((request.Locations ?? []).Select(static place => place.MlflowExperiment?.ExperimentId))), SearchV3Async, "3.0");
        routes.Post("traces/calculate-filter-correlation", MlflowAccess.View<CorrelationRequest>(static request => All(request.ExperimentIds)), CorrelateAsync, "3.0");
    }

    private static Resource All(IEnumerable<string?>? experiments) => Resource.All((experiments ?? []).Select(Resource.Experiment));

    private static async Task<SearchTracesAnswer> SearchAsync(SearchTracesRequest request, MlflowCall call)
    {
        TracePage page = await ReadAsync(call, WireIds.Experiments(request.ExperimentIds), request.Filter, request.MaxResults, request.OrderBy, request.PageToken);
        return new([.. page.Traces.Select(TraceWire.Version2)], page.Next?.ToString());
    }

    private static async Task<SearchTracesV3Answer> SearchV3Async(SearchTracesV3Request request, MlflowCall call)
    {
        long[] experiments = request.Locations is { Count: > 0 } places
            ? [.. places.Select(TraceWire.Experiment).Distinct()]
            : throw MlflowFault.Invalid("At least one location must be given to search traces in.");
        TracePage page = await ReadAsync(call, experiments, request.Filter, request.MaxResults, request.OrderBy, request.PageToken);
        return new([.. page.Traces.Select(TraceWire.Version3)], page.Next?.ToString());
    }

    private static Task<TracePage> ReadAsync(MlflowCall call, long[] experiments, string? filter, int? limit, IReadOnlyList<string>? order, string? token) => call.Get<ITraceStore>().SearchAsync(
        new()
        {
            Experiments = experiments,
            Filter = TraceFilters.Parse(filter),
            Order = TraceFilters.Grammar.ParseOrder(order),
            Limit = Math.Min(Limit(limit), LongestPage),
            After = string.IsNullOrEmpty(token) ? null : TraceCursor.TryParse(token, out TraceCursor? cursor) ? cursor : throw MlflowFault.Invalid("The page_token is none that this server gave out; start again without one."),
        },
        call.Cancellation);

    private static int Limit(int? asked) => asked switch
    {
        null => DefaultLimit,
        <= 0 => throw MlflowFault.Invalid($"Invalid value {asked} for parameter 'max_results' supplied. It must be a positive integer"),
        > MostAskedFor => throw MlflowFault.Invalid($"Invalid value {asked} for parameter 'max_results' supplied. It must be at most {MostAskedFor}"),
        { } limit => limit,
    };

    private static async Task<CorrelationAnswer> CorrelateAsync(CorrelationRequest request, MlflowCall call)
    {
        Filter first = TraceFilters.Parse(request.FilterString1 ?? throw WireIds.Missing("filter_string1"));
        Filter second = TraceFilters.Parse(request.FilterString2 ?? throw WireIds.Missing("filter_string2"));
        TraceCounts counts = await call.Get<ITraceStore>().CountAsync(WireIds.Experiments(request.ExperimentIds), TraceFilters.Parse(request.BaseFilter), first, second, call.Cancellation);
        return new(counts.Association, counts.SmoothedAssociation, counts.First, counts.Second, counts.Both, counts.Total);
    }
}
