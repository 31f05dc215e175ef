using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Experiments;

/// <summary>The JSON of experiments.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateExperimentRequest))]
[JsonSerializable(typeof(ExperimentRequest))]
[JsonSerializable(typeof(ExperimentNameRequest))]
[JsonSerializable(typeof(UpdateExperimentRequest))]
[JsonSerializable(typeof(SetExperimentTagRequest))]
[JsonSerializable(typeof(DeleteExperimentTagRequest))]
[JsonSerializable(typeof(SearchExperimentsRequest))]
[JsonSerializable(typeof(ExperimentCreated))]
[JsonSerializable(typeof(ExperimentAnswer))]
[JsonSerializable(typeof(ExperimentsAnswer))]
internal sealed partial class ExperimentsJson : JsonSerializerContext;
