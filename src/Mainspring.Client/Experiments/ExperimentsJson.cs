using System.Text.Json.Serialization;

namespace Mainspring.Client.Experiments;

/// <summary>The JSON of experiments.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExperimentInfo))]
[JsonSerializable(typeof(ExperimentList))]
[JsonSerializable(typeof(ExperimentDraft))]
[JsonSerializable(typeof(ExperimentUpdate))]
[JsonSerializable(typeof(ExperimentTree))]
[JsonSerializable(typeof(ExperimentColumns))]
public sealed partial class ExperimentsJson : JsonSerializerContext;
