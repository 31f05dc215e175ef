using System.Text.Json.Serialization;

namespace Mainspring.Client.Pipelines;

/// <summary>The JSON of the pipelines area.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PipelineRunInfo))]
[JsonSerializable(typeof(PipelineRunList))]
[JsonSerializable(typeof(PipelineLog))]
[JsonSerializable(typeof(PipelineStart))]
public sealed partial class PipelineJson : JsonSerializerContext;
