using System.Text.Json;

namespace Mainspring.Client.Endpoints;

/// <summary>One prediction of an answer.</summary>
/// <param name="PredictionId">Its id in the prediction log.</param>
/// <param name="Prediction">The class or the number.</param>
/// <param name="Probability">The probability of the positive class, or of the predicted one among several; null for numbers.</param>
/// <param name="Probabilities">The probability of each class; null for numbers.</param>
public sealed record AnsweredPrediction(
    long PredictionId, JsonElement Prediction, double? Probability = null, IReadOnlyDictionary<string, double>? Probabilities = null);
