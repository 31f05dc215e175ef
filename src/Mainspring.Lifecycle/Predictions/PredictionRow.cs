namespace Mainspring.Lifecycle.Predictions;

/// <summary>A prediction of the log together with its request.</summary>
public readonly record struct PredictionRow(LoggedRequest Request, LoggedPrediction Prediction);
