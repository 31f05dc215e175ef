using System.Text.Json.Serialization;

namespace Mainspring.Data.Faults;

/// <summary>The JSON of faults.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(FaultReport))]
public sealed partial class FaultJson : JsonSerializerContext;
