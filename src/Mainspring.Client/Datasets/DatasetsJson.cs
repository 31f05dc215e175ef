using System.Text.Json.Serialization;

namespace Mainspring.Client.Datasets;

/// <summary>The JSON of data sets.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DatasetVersionInfo))]
[JsonSerializable(typeof(DatasetList))]
[JsonSerializable(typeof(DatasetVersionList))]
[JsonSerializable(typeof(DatasetFileList))]
[JsonSerializable(typeof(ProjectRegistration))]
[JsonSerializable(typeof(SampleAnswer))]
[JsonSerializable(typeof(RetrainRequest))]
[JsonSerializable(typeof(RetrainAnswer))]
public sealed partial class DatasetsJson : JsonSerializerContext;
