using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Filters, orders and tokens of pages that try to become statements, or to cost too much.</summary>
[Collection(HostileCollection.Name)]
public sealed class FilterTests(HostileServer server)
{
    private static readonly JavaScriptEncoder Loose = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    [Fact]
    public Task A_filter_finds_or_is_refused_and_changes_nothing() => server.FireAsync(
        from filter in Filters.All
        from search in Routes.Searches(server.Experiment)
        select Probe.Json("POST", search.Target, search.Body.Replace("{f}", Quote(filter), StringComparison.Ordinal)));

    [Fact]
    public Task A_filter_in_the_query_does_the_same() => server.FireAsync(
        from filter in Filters.All
        where filter.Length < 4000
        from target in Routes.SearchesByQuery
        select Probe.Get(target.Replace("{f}", UrlEncoder.Default.Encode(filter), StringComparison.Ordinal)));

    [Fact]
    public Task Pages_and_lists_have_a_largest_size() => server.FireAsync(
        from size in (string[])["-1", "0", "1000000000", "2147483648", "99999999999999999999", "1.5", "x", "", "null", "0x10"]
        from target in (string[])["/api/v1/runs?limit={s}", "/api/v1/models?limit={s}", "/api/v1/datasets?limit={s}", "/api/v1/pipelines/runs?limit={s}", "/api/2.0/mlflow/registered-models/search?max_results={s}", "/api/2.0/mlflow/webhooks?max_results={s}", "/api/2.0/mlflow/metrics/get-history?metric_key=a&max_results={s}", "/api/2.0/mlflow/model-versions/search?max_results={s}"]
        select Probe.Get(target.Replace("{s}", size, StringComparison.Ordinal)));

    [Fact]
    public Task Lists_of_ids_and_orders_have_a_most() => server.FireAsync(
        from count in (int[])[11, 1001, 100_000]
        from probe in (Probe[])
        [
            Probe.Json("POST", "/api/2.0/mlflow/runs/search", $$"""{"experiment_ids": [{{Repeat("\"1\"", count)}}]}"""),
            Probe.Json("POST", "/api/2.0/mlflow/runs/search", $$"""{"experiment_ids": ["1"], "order_by": [{{Repeat("\"metrics.a\"", count)}}]}"""),
            Probe.Json("POST", "/api/2.0/mlflow/traces/delete-traces", $$"""{"experiment_id": "1", "request_ids": [{{Repeat("\"tr-1\"", count)}}]}"""),
            Probe.Json("POST", "/api/2.0/mlflow/runs/log-batch", $$"""{"run_id": "{{server.Run}}", "tags": [{{Repeat("{\"key\": \"a\", \"value\": \"b\"}", count)}}]}"""),
        ]
        select probe);

    /// <summary>As JSON, with halves of characters written as escapes, as no serialiser would.</summary>
    private static string Quote(string text) => $"\"{string.Concat(text.Select(c => char.IsSurrogate(c) || char.IsControl(c) ? $"\\u{(int)c:x4}" : JsonEncodedText.Encode(c.ToString(), Loose).ToString()))}\"";

    private static string Repeat(string part, int count) => string.Join(',', Enumerable.Repeat(part, count));
}
