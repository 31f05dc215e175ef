using System.Text.Json.Serialization;

namespace Mainspring.Client.Models;

/// <summary>The JSON of models.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(ModelInfo))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ModelVersionInfo))]
[JsonSerializable(typeof(VersionList))]
[JsonSerializable(typeof(VersionRegistration))]
[JsonSerializable(typeof(ModelUpdate))]
[JsonSerializable(typeof(VersionUpdate))]
[JsonSerializable(typeof(AliasTarget))]
[JsonSerializable(typeof(AliasInfo))]
public sealed partial class ModelsJson : JsonSerializerContext;
