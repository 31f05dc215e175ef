using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Metrics;

/// <summary>The JSON of metrics.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogMetricRequest))]
[JsonSerializable(typeof(MetricHistoryRequest))]
[JsonSerializable(typeof(BulkHistoryRequest))]
[JsonSerializable(typeof(BulkIntervalRequest))]
[JsonSerializable(typeof(MetricsAnswer))]
internal sealed partial class MetricsJson : JsonSerializerContext;
