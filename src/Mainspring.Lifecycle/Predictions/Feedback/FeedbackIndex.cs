using System.Globalization;

namespace Mainspring.Lifecycle.Predictions.Feedback;

/// <summary>
/// Feedback on the predictions of one endpoint, in memory, by everything that can name them. The rule of the last writer: of each value (label, rating, correct) the one
/// that came in last counts, whether it named the prediction, its request or its key.
/// </summary>
/// <remarks>About 200 bytes for each target. Not thread-safe while it is filled.</remarks>
public sealed class FeedbackIndex
{
    private readonly Dictionary<long, StoredFeedback> _predictions = [];
    private readonly Dictionary<string, StoredFeedback> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredFeedback> _keys = new(StringComparer.Ordinal);

    /// <summary>The number of targets.</summary>
    public int Count => _predictions.Count + _requests.Count + _keys.Count;

    /// <summary>The number of the newest change.</summary>
    public long LastChange { get; private set; }

    /// <summary>Adds what a store told. What is said of an endpoint and what is said of all of them are put together.</summary>
    public void Add(StoredFeedback feedback)
    {
        LastChange = Math.Max(LastChange, feedback.Change);
        string value = feedback.Item.Target.Value;
        switch (feedback.Item.Target.Handle)
        {
            case FeedbackHandle.Prediction when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long id):
                _predictions[id] = Newest(_predictions.GetValueOrDefault(id), feedback);
                break;
            case FeedbackHandle.Request:
                _requests[value] = Newest(_requests.GetValueOrDefault(value), feedback);
                break;
            case FeedbackHandle.Key:
                _keys[value] = Newest(_keys.GetValueOrDefault(value), feedback);
                break;
        }
    }

    /// <summary>What is said of a prediction.</summary>
    /// <param name="predictionId">Its id.</param>
    /// <param name="requestId">The id of its request, or null.</param>
    /// <param name="key">Its key, or null.</param>
    public PredictionFeedback Find(long predictionId, string? requestId, string? key)
    {
        StoredFeedback? found = _predictions.GetValueOrDefault(predictionId);
        if (requestId is not null && _requests.TryGetValue(requestId, out StoredFeedback? ofRequest))
        {
            found = Newest(found, ofRequest);
        }

        if (key is not null && _keys.TryGetValue(key, out StoredFeedback? ofKey))
        {
            found = Newest(found, ofKey);
        }

        return found is null ? default : new(found.Item.Label, found.Item.Rating, found.Item.Correct, found.At);
    }

    private static StoredFeedback Newest(StoredFeedback? one, StoredFeedback other)
    {
        if (one is null)
        {
            return other;
        }

        return other with
        {
            Item = other.Item with
            {
                Label = one.LabelChange > other.LabelChange ? one.Item.Label : other.Item.Label,
                Rating = one.RatingChange > other.RatingChange ? one.Item.Rating : other.Item.Rating,
                Correct = one.CorrectChange > other.CorrectChange ? one.Item.Correct : other.Item.Correct,
            },
            LabelChange = Math.Max(one.LabelChange, other.LabelChange),
            RatingChange = Math.Max(one.RatingChange, other.RatingChange),
            CorrectChange = Math.Max(one.CorrectChange, other.CorrectChange),
            At = one.At > other.At ? one.At : other.At,
        };
    }
}
