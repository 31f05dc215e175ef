namespace Mainspring.Lifecycle.Training;

/// <summary>One row of a hold-out: what was true and what was predicted, in the unit of the target.</summary>
public readonly record struct TruthAndPrediction(double Truth, double Prediction);
