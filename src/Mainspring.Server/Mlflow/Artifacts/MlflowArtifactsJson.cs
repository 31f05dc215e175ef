using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>The JSON of artefacts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListTreeRequest))]
[JsonSerializable(typeof(ListRunRequest))]
[JsonSerializable(typeof(ListModelRequest))]
[JsonSerializable(typeof(CreateUploadRequest))]
[JsonSerializable(typeof(CompleteUploadRequest))]
[JsonSerializable(typeof(AbortUploadRequest))]
[JsonSerializable(typeof(DownloadAddressRequest))]
[JsonSerializable(typeof(UploadAddressRequest))]
[JsonSerializable(typeof(AddressAnswer))]
[JsonSerializable(typeof(UploadAddressAnswer))]
[JsonSerializable(typeof(ListTreeAnswer))]
[JsonSerializable(typeof(ListRunAnswer))]
[JsonSerializable(typeof(CreateUploadAnswer))]
internal sealed partial class MlflowArtifactsJson : JsonSerializerContext;
