using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>The JSON of inputs and outputs of runs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogInputs))]
[JsonSerializable(typeof(LogOutputs))]
[JsonSerializable(typeof(SearchInputDatasets))]
[JsonSerializable(typeof(DatasetSummariesAnswer))]
internal sealed partial class InputsJson : JsonSerializerContext;
