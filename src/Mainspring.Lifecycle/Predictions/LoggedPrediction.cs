namespace Mainspring.Lifecycle.Predictions;

/// <summary>One prediction of a <see cref="LoggedRequest"/>.</summary>
public sealed record LoggedPrediction
{
    /// <summary>The id, an integer of 53 bits.</summary>
    public required long PredictionId { get; init; }

    /// <summary>The record as it was sent, as JSON.</summary>
    public required ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The place of the predicted class among the request's classes; null for regression.</summary>
    public int? Class { get; init; }

    /// <summary>The predicted number; null for classes.</summary>
    public double? Value { get; init; }

    /// <summary>The reported probability, of the positive or the predicted class; null for regression.</summary>
    public double? Probability { get; init; }

    /// <summary>What each column adds to the prediction and <c>base_value</c>, as a JSON object; empty when that was not asked for.</summary>
    public ReadOnlyMemory<byte> Contributions { get; init; }

    /// <summary>The probability of each class; empty for regression.</summary>
    public IReadOnlyList<double> Probabilities { get; init; } = [];
}
