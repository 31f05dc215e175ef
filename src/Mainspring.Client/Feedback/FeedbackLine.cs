using System.Text.Json;

namespace Mainspring.Client.Feedback;

/// <summary>What is said of predictions, which one of the first three names; a value at least of the label, the rating and whether it was correct.</summary>
public sealed record FeedbackLine
{
    /// <summary>The id of a prediction.</summary>
    public long? PredictionId { get; init; }

    /// <summary>The id that the caller gave to a request: all its predictions.</summary>
    public string? RequestId { get; init; }

    /// <summary>The caller's key: all predictions of that key.</summary>
    public string? Key { get; init; }

    /// <summary>The endpoint whose predictions are meant; null for those of all.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The true value: a text, a number or a boolean.</summary>
    public JsonElement? Label { get; init; }

    /// <summary>How good the prediction was, 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>Whether the prediction was right.</summary>
    public bool? Correct { get; init; }
}
