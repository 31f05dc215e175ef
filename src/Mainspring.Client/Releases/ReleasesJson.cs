using System.Text.Json.Serialization;

namespace Mainspring.Client.Releases;

/// <summary>The JSON of releases.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReleaseInfo))]
[JsonSerializable(typeof(ReleaseList))]
[JsonSerializable(typeof(ReleaseRequest))]
[JsonSerializable(typeof(ReleaseReason))]
[JsonSerializable(typeof(DecisionInfo))]
public sealed partial class ReleasesJson : JsonSerializerContext;
