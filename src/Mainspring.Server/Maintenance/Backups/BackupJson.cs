using System.Text.Json.Serialization;

namespace Mainspring.Server.Maintenance.Backups;

/// <summary>The JSON of a backup's manifest, and of what verbs say about backups.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, WriteIndented = true)]
[JsonSerializable(typeof(BackupManifest))]
[JsonSerializable(typeof(RestoreReport))]
public sealed partial class BackupJson : JsonSerializerContext;
