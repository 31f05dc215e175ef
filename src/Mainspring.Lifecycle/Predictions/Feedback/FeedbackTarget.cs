using System.Globalization;

namespace Mainspring.Lifecycle.Predictions.Feedback;

/// <summary>The predictions that feedback is about.</summary>
/// <param name="Handle">By what they are named.</param>
/// <param name="Value">The id or the key; a prediction id in decimal digits.</param>
public readonly record struct FeedbackTarget(FeedbackHandle Handle, string Value)
{
    /// <summary>One prediction.</summary>
    public static FeedbackTarget Prediction(long id) => new(FeedbackHandle.Prediction, id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The predictions of a request.</summary>
    public static FeedbackTarget Request(string id) => new(FeedbackHandle.Request, id);

    /// <summary>The predictions of a key.</summary>
    public static FeedbackTarget Key(string key) => new(FeedbackHandle.Key, key);
}
