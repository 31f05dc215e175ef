namespace Mainspring.Lifecycle.Predictions.Feedback;

/// <summary>What somebody said of predictions: one value at least. It may come before the prediction, twice, or late.</summary>
public sealed record FeedbackItem
{
    /// <summary>The lowest rating.</summary>
    public const int LowestRating = 1;

    /// <summary>The highest rating.</summary>
    public const int HighestRating = 5;

    /// <summary>Which predictions it is about.</summary>
    public required FeedbackTarget Target { get; init; }

    /// <summary>The endpoint whose predictions it is about; empty for those of all endpoints.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>The true value as a JSON literal: <c>"Yes"</c>, <c>1</c>, <c>true</c>; null when it was not told.</summary>
    public string? Label { get; init; }

    /// <summary>How good the prediction was, 1 to 5; null when it was not told.</summary>
    public int? Rating { get; init; }

    /// <summary>Whether the prediction was right; null when it was not told.</summary>
    public bool? Correct { get; init; }

    /// <summary>This feedback with what a later one on the same target says put over it.</summary>
    public FeedbackItem With(FeedbackItem later) => this with
    {
        Label = later.Label ?? Label,
        Rating = later.Rating ?? Rating,
        Correct = later.Correct ?? Correct,
    };
}
