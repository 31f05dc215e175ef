using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Scorers;

/// <summary>The JSON of scorers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RegisterScorer))]
[JsonSerializable(typeof(RegisteredScorer))]
[JsonSerializable(typeof(ListScorers))]
[JsonSerializable(typeof(ScorerReference))]
[JsonSerializable(typeof(ScorerAnswer))]
[JsonSerializable(typeof(ScorersAnswer))]
internal sealed partial class ScorersJson : JsonSerializerContext;
