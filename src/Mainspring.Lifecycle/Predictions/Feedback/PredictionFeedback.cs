namespace Mainspring.Lifecycle.Predictions.Feedback;

/// <summary>What is said of one prediction, whichever way it was named: of each value the one that came in last.</summary>
/// <param name="Label">The true value as a JSON literal, or null.</param>
/// <param name="Rating">1 to 5, or null.</param>
/// <param name="Correct">Whether it was right, or null.</param>
/// <param name="At">When the newest of them came in; null when nothing is said.</param>
public readonly record struct PredictionFeedback(string? Label, int? Rating, bool? Correct, DateTimeOffset? At)
{
    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => Label is null && Rating is null && Correct is null;
}
