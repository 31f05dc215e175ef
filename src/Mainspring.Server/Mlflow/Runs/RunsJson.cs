using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>The JSON of runs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(CreateRunRequest))]
[JsonSerializable(typeof(UpdateRunRequest))]
[JsonSerializable(typeof(LogParamRequest))]
[JsonSerializable(typeof(SetTagRequest))]
[JsonSerializable(typeof(DeleteTagRequest))]
[JsonSerializable(typeof(LogBatchRequest))]
[JsonSerializable(typeof(LogModelRequest))]
[JsonSerializable(typeof(SearchRunsRequest))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(RunInfoAnswer))]
[JsonSerializable(typeof(RunsAnswer))]
internal sealed partial class RunsJson : JsonSerializerContext;
