using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Lifecycle.Predictions.Outcomes;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>A prediction of the log together with its request and what is said of it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Prediction">The prediction.</param>
/// <param name="Feedback">What is said of it.</param>
public readonly record struct PredictionRow(LoggedRequest Request, LoggedPrediction Prediction, PredictionFeedback Feedback = default)
{
    /// <summary>Whether it was right: as somebody said, else by the label of a class; null when neither is known.</summary>
    public bool? IsRight => Feedback.Correct
        ?? (Prediction.Class is { } predicted && Feedback.Label is { } label && LabelText.ClassOf(label, Request.Classes) is { } truth ? predicted == truth : null);
}
