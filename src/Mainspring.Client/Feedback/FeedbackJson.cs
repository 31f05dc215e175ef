using System.Text.Json.Serialization;

namespace Mainspring.Client.Feedback;

/// <summary>The JSON of feedback.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<FeedbackLine>))]
[JsonSerializable(typeof(FeedbackAnswer))]
public sealed partial class FeedbackJson : JsonSerializerContext;
