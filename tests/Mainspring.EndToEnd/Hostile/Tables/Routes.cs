namespace Mainspring.EndToEnd.Hostile.Tables;

/// <summary>Calls of the server by what they take from the client.</summary>
internal static class Routes
{
    /// <summary>Routes that end with the name of a file. <c>{p}</c> is that name.</summary>
    public static IEnumerable<(string Method, string Target)> WithPath(string run) =>
    [
        ("GET", $"/api/v1/runs/{run}/artifacts/{{p}}"), ("PUT", $"/api/v1/runs/{run}/artifacts/{{p}}"),
        ("GET", "/api/v1/models/seed/versions/1/files/{p}"), ("GET", "/assets/x/{p}"),
        ("GET", "/api/2.0/mlflow-artifacts/artifacts/{p}"), ("PUT", "/api/2.0/mlflow-artifacts/artifacts/{p}"), ("DELETE", "/api/2.0/mlflow-artifacts/artifacts/{p}"),
        ("GET", "/ajax-api/2.0/mlflow-artifacts/artifacts/{p}"), ("PUT", "/ajax-api/2.0/mlflow-artifacts/artifacts/{p}"), ("DELETE", "/ajax-api/2.0/mlflow-artifacts/artifacts/{p}"),
        ("POST", "/api/2.0/mlflow-artifacts/mpu/create/{p}"), ("POST", "/api/2.0/mlflow-artifacts/mpu/complete/{p}"), ("POST", "/api/2.0/mlflow-artifacts/mpu/abort/{p}"),
        ("GET", "/api/2.0/mlflow-artifacts/presigned/{p}"),
    ];

    /// <summary>Routes that take the name of a file in their query.</summary>
    public static IEnumerable<(string Method, string Target)> WithPathInQuery(string run) =>
    [
        ("GET", "/api/2.0/mlflow-artifacts/artifacts?path={p}"), ("GET", "/ajax-api/2.0/mlflow-artifacts/artifacts?path={p}"),
        ("GET", $"/get-artifact?run_uuid={run}&path={{p}}"), ("GET", "/model-versions/get-artifact?name=seed&version=1&path={p}"),
        ("GET", $"/api/2.0/mlflow/artifacts/list?run_id={run}&path={{p}}"), ("GET", $"/ajax-api/2.0/mlflow/artifacts/list?run_id={run}&path={{p}}"),
        ("POST", $"/ajax-api/2.0/mlflow/upload-artifact?run_uuid={run}&path={{p}}"), ("GET", "/ajax-api/2.0/mlflow/logged-models/m-1/artifacts/files?artifact_file_path={p}"),
        ("GET", "/ajax-api/2.0/mlflow/get-trace-artifact?request_id=tr-1&path={p}"), ("GET", "/api/v1/datasets/{p}/versions/1/file"), ("GET", "/data/{p}"),
    ];

    /// <summary>Calls that take JSON. <c>{n}</c> stands where a name goes, <c>{v}</c> where a free text goes.</summary>
    public static IEnumerable<(string Method, string Target, string Body)> WithNames(string run, string experiment) =>
    [
        ("POST", "/api/v1/runs", """{"experiment": "{n}"}"""),
        ("POST", "/api/v1/runs", """{"experiment": "names", "name": "{n}", "tags": {"{n}": "{n}"}, "params": {"{n}": "{n}"}}"""),
        ("PATCH", $"/api/v1/runs/{run}", """{"name": "{n}"}"""),
        ("POST", $"/api/v1/runs/{run}/log", """{"metrics": [{"key": "{n}", "value": 1}]}"""),
        ("POST", "/api/v1/models/seed/versions", $$"""{"run_id": "{{run}}", "path": "{n}"}"""),
        ("PUT", "/api/v1/endpoints/e", """{"model": "{n}", "alias": "{n}"}"""),
        ("POST", "/api/v1/pipelines/train/runs", """{"arguments": {"project": "{n}"}}"""),
        ("POST", "/api/2.0/mlflow/experiments/create", """{"name": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/experiments/set-experiment-tag", $$"""{"experiment_id": "{{experiment}}", "key": "{n}", "value": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/runs/create", $$"""{"experiment_id": "{{experiment}}", "run_name": "{n}", "user_id": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/runs/log-metric", $$"""{"run_id": "{{run}}", "key": "{n}", "value": 1, "timestamp": 1}"""),
        ("POST", "/api/2.0/mlflow/runs/log-parameter", $$"""{"run_id": "{{run}}", "key": "{n}", "value": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/runs/set-tag", $$"""{"run_id": "{{run}}", "key": "{n}", "value": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/runs/log-batch", $$"""{"run_id": "{{run}}", "params": [{"key": "{n}", "value": "1"}], "tags": [{"key": "{n}", "value": "{n}"}]}"""),
        ("POST", "/api/2.0/mlflow/runs/log-inputs", $$"""{"run_id": "{{run}}", "datasets": [{"dataset": {"name": "{n}", "digest": "d", "source_type": "local", "source": "{n}"} }]}"""),
        ("POST", "/api/2.0/mlflow/registered-models/create", """{"name": "{n}", "description": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/registered-models/rename", """{"name": "no-such-model", "new_name": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/registered-models/set-tag", """{"name": "seed", "key": "{n}", "value": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/registered-models/alias", """{"name": "seed", "alias": "{n}", "version": "1"}"""),
        ("POST", "/api/2.0/mlflow/model-versions/set-tag", """{"name": "seed", "version": "1", "key": "{n}", "value": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/logged-models", $$"""{"experiment_id": "{{experiment}}", "name": "{n}"}"""),
        ("POST", "/api/2.0/mlflow/webhooks", """{"name": "{n}", "url": "{n}", "events": [{"entity": "{n}", "action": "{n}"}]}"""),
        ("POST", "/api/3.0/mlflow/traces", $$$"""{"trace": {"trace_info": {"trace_id": "{n}", "trace_location": {"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "{{{experiment}}}"} }, "tags": {"{n}": "{n}"} } } }"""),
    ];

    /// <summary>Searches. <c>{f}</c> stands where a filter goes, as JSON text.</summary>
    public static IEnumerable<(string Target, string Body)> Searches(string experiment) =>
    [
        ("/api/2.0/mlflow/runs/search", $$"""{"experiment_ids": ["{{experiment}}"], "filter": {f} }"""),
        ("/api/2.0/mlflow/runs/search", $$"""{"experiment_ids": ["{{experiment}}"], "order_by": [{f}]}"""),
        ("/api/2.0/mlflow/experiments/search", """{"max_results": 10, "filter": {f}}"""),
        ("/api/2.0/mlflow/logged-models/search", $$"""{"experiment_ids": ["{{experiment}}"], "filter": {f} }"""),
        ("/api/3.0/mlflow/traces/search", $$$"""{"locations": [{"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": "{{{experiment}}}"} }], "filter": {f} }"""),
        ("/api/2.0/mlflow/runs/search", $$"""{"experiment_ids": [{f}], "page_token": {f} }"""),
    ];

    /// <summary>Searches that take their filter in the query. <c>{f}</c> stands where it goes, encoded.</summary>
    public static readonly string[] SearchesByQuery =
    [
        "/api/2.0/mlflow/registered-models/search?filter={f}", "/api/2.0/mlflow/registered-models/search?order_by={f}", "/api/2.0/mlflow/model-versions/search?filter={f}",
        "/api/2.0/mlflow/model-versions/search?page_token={f}", "/search?q={f}", "/runs?experiment={f}", "/api/v1/runs?experiment={f}", "/api/v1/runs?cursor={f}",
    ];
}
