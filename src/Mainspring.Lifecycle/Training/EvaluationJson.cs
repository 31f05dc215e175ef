using System.Text.Json.Serialization;

namespace Mainspring.Lifecycle.Training;

/// <summary>The JSON of the artefact <see cref="Evaluation.FileName"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Evaluation))]
public sealed partial class EvaluationJson : JsonSerializerContext;
