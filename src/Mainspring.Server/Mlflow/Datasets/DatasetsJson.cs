using System.Text.Json.Serialization;
using Mainspring.Server.Mlflow.Datasets.Requests;

namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>The JSON of evaluation data sets.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateEvaluationDataset))]
[JsonSerializable(typeof(EvaluationDatasetReference))]
[JsonSerializable(typeof(SearchEvaluationDatasets))]
[JsonSerializable(typeof(SetEvaluationDatasetTags))]
[JsonSerializable(typeof(DeleteEvaluationDatasetTag))]
[JsonSerializable(typeof(UpsertEvaluationRecords))]
[JsonSerializable(typeof(ReadEvaluationRecords))]
[JsonSerializable(typeof(DeleteEvaluationRecords))]
[JsonSerializable(typeof(ChangeEvaluationDatasetExperiments))]
[JsonSerializable(typeof(EvaluationDatasetAnswer))]
[JsonSerializable(typeof(EvaluationDatasetSearchAnswer))]
[JsonSerializable(typeof(EvaluationExperimentsAnswer))]
[JsonSerializable(typeof(RecordsKeptAnswer))]
[JsonSerializable(typeof(RecordsAnswer))]
[JsonSerializable(typeof(RecordsDeletedAnswer))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class DatasetsJson : JsonSerializerContext;
