using Mainspring.Client.Serialization;

namespace Mainspring.Client.Endpoints;

/// <summary>The answer to a request for predictions.</summary>
/// <param name="Predictions">One for each record, in order.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Model">The registered model that answered.</param>
/// <param name="Version">Its version.</param>
/// <param name="Variant">The variant that answered.</param>
/// <param name="Warnings">What is strange about the records, such as categories that the model never saw; null when nothing is.</param>
public sealed record PredictionAnswer(
    IReadOnlyList<AnsweredPrediction> Predictions,
    string Endpoint,
    string Model,
    int Version,
    string Variant,
    IReadOnlyList<ProblemError>? Warnings = null);
