using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Training;

/// <summary>What a fit leaves.</summary>
/// <param name="Predictor">The learned function.</param>
/// <param name="Parameters">Every hyper-parameter as it was used, defaults included.</param>
/// <param name="Importances">All features, the most important first.</param>
public sealed record TrainedPredictor(IPredictor Predictor, HyperParameters Parameters, IReadOnlyList<FeatureImportance> Importances);
