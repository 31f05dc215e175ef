namespace Mainspring.Lifecycle.Predictions.Feedback;

/// <summary>The latest feedback on a target, with the place of each value in the order in which values came in.</summary>
/// <param name="Item">What is said now.</param>
/// <param name="LabelChange">The number of the change that set the label; zero without one.</param>
/// <param name="RatingChange">The number of the change that set the rating; zero without one.</param>
/// <param name="CorrectChange">The number of the change that said whether it was right; zero without one.</param>
/// <param name="At">When the newest of them came in.</param>
public sealed record StoredFeedback(FeedbackItem Item, long LabelChange, long RatingChange, long CorrectChange, DateTimeOffset At)
{
    /// <summary>The number of the newest change.</summary>
    public long Change => Math.Max(LabelChange, Math.Max(RatingChange, CorrectChange));
}
