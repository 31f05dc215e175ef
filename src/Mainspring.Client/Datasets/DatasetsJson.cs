using System.Text.Json.Serialization;

namespace Mainspring.Client.Datasets;

/// <summary>The JSON of data sets.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DatasetVersionInfo))]
[JsonSerializable(typeof(DatasetList))]
[JsonSerializable(typeof(DatasetVersionList))]
[JsonSerializable(typeof(DatasetFileList))]
public sealed partial class DatasetsJson : JsonSerializerContext;
