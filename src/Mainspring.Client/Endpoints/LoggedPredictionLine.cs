using System.Text.Json;

namespace Mainspring.Client.Endpoints;

/// <summary>One prediction of the log.</summary>
/// <param name="PredictionId">Its id.</param>
/// <param name="RequestId">The id that the caller gave to the request.</param>
/// <param name="Key">The caller's key.</param>
/// <param name="At">When the request arrived.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Variant">The variant that answered.</param>
/// <param name="Model">The registered model.</param>
/// <param name="Version">Its version.</param>
/// <param name="Input">The record as it was sent.</param>
/// <param name="Prediction">The class or the number.</param>
/// <param name="Probability">As in the answer.</param>
/// <param name="Probabilities">As in the answer.</param>
/// <param name="LatencyMs">From the arrival of the request to its record in the journal, in milliseconds.</param>
/// <param name="Warnings">As in the answer.</param>
/// <param name="Label">The true value, when somebody told it.</param>
/// <param name="Rating">1 to 5, when somebody rated it.</param>
/// <param name="Correct">Whether it was right, as far as that is known.</param>
/// <param name="Contributions">What each column adds, when the request asked for it.</param>
/// <param name="BaseValue">What the contributions start from.</param>
/// <param name="Propensity">The probability with which the variant was chosen; 1 where nothing was chosen.</param>
/// <param name="ShadowOf">The id of the first prediction of the answer that a shadow scored beside; null for answers.</param>
public sealed record LoggedPredictionLine(
    long PredictionId,
    string? RequestId,
    string? Key,
    DateTimeOffset At,
    string Endpoint,
    string Variant,
    string Model,
    int Version,
    JsonElement Input,
    JsonElement Prediction,
    double? Probability,
    IReadOnlyDictionary<string, double>? Probabilities,
    double LatencyMs,
    JsonElement? Warnings = null,
    double Propensity = 1,
    long? ShadowOf = null,
    JsonElement? Label = null,
    int? Rating = null,
    bool? Correct = null,
    IReadOnlyDictionary<string, double>? Contributions = null,
    double? BaseValue = null);
