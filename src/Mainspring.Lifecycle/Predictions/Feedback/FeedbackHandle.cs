namespace Mainspring.Lifecycle.Predictions.Feedback;

/// <summary>By what feedback names predictions.</summary>
public enum FeedbackHandle
{
    /// <summary>The id of one prediction.</summary>
    Prediction = 1,

    /// <summary>The id that the caller gave to a request: all its predictions.</summary>
    Request = 2,

    /// <summary>The caller's key, such as a customer: all predictions of that key, before and after.</summary>
    Key = 3,
}
