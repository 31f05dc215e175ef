using System.Text.Json.Serialization;

namespace Mainspring.Client.Maintenance;

/// <summary>The JSON of what operators do to a workspace.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CleaningRequest))]
[JsonSerializable(typeof(CleaningInfo))]
public sealed partial class MaintenanceJson : JsonSerializerContext;
