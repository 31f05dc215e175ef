using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>The JSON of registered models and versions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ModelRequest))]
[JsonSerializable(typeof(CreateModelRequest))]
[JsonSerializable(typeof(RenameModelRequest))]
[JsonSerializable(typeof(UpdateModelRequest))]
[JsonSerializable(typeof(ModelTagRequest))]
[JsonSerializable(typeof(LatestVersionsRequest))]
[JsonSerializable(typeof(AliasRequest))]
[JsonSerializable(typeof(SetAliasRequest))]
[JsonSerializable(typeof(RegistrySearchRequest))]
[JsonSerializable(typeof(CreateVersionRequest))]
[JsonSerializable(typeof(VersionRequest))]
[JsonSerializable(typeof(UpdateVersionRequest))]
[JsonSerializable(typeof(TransitionRequest))]
[JsonSerializable(typeof(VersionTagRequest))]
[JsonSerializable(typeof(ModelAnswer))]
[JsonSerializable(typeof(ModelsAnswer))]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(VersionsAnswer))]
[JsonSerializable(typeof(DownloadUriAnswer))]
internal sealed partial class MlflowRegistryJson : JsonSerializerContext;
