namespace Mainspring.Lifecycle.Serving.Facades;

/// <summary>What the maps of answers may take, action by action: the fields of the document that the action makes.</summary>
public static class FacadeFields
{
    private static readonly string[] Prediction =
    [
        "prediction", "prediction_name", "class_index", "confidence", "probability", "probabilities", "contributions", "base_value", "prediction_id", "request_id",
        "endpoint", "model", "version", "variant", "warnings", "timestamp", "latency_ms",
    ];

    private static readonly string[] Figures =
    [
        "status", "reason", "timestamp", "endpoint", "model", "version", "total_requests", "total_predictions", "invalid_requests", "errors", "error_rate",
        "requests_per_second", "mean_latency_ms", "p50_latency_ms", "p95_latency_ms", "p99_latency_ms", "model_usage", "variants",
    ];

    private static readonly string[] Entry = [.. Prediction, "input", "key", "at", "propensity", "label", "rating", "correct", "feedback"];

    /// <summary>The fields of an action's document; empty when it passes on what others answer, and then any path will do.</summary>
    public static IReadOnlyList<string> Of(FacadeAction action) => action switch
    {
        FacadeAction.Predict => Prediction,
        FacadeAction.Health or FacadeAction.Metrics => Figures,
        FacadeAction.History or FacadeAction.Logs => Entry,
        FacadeAction.Values => ["values", "count", "column"],
        _ => [],
    };
}
