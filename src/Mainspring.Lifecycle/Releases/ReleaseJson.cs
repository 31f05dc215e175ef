using System.Text.Json.Serialization;
using Mainspring.Lifecycle.Evaluation;

namespace Mainspring.Lifecycle.Releases;

/// <summary>The JSON in which decisions are kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReleaseDecision))]
public sealed partial class ReleaseJson : JsonSerializerContext;
