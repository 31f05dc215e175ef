namespace Mainspring.Lifecycle.Training.Fairness;

/// <summary>How a model treats the held-out rows with one value of a sensitive column.</summary>
/// <param name="Value">The value, or a range of numbers.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Selection">The share that is called positive.</param>
/// <param name="TruePositive">The share of the positive rows that is called so.</param>
/// <param name="FalsePositive">The share of the negative rows that is called positive.</param>
/// <param name="Predicted">The mean probability.</param>
/// <param name="Observed">The share of positive rows: what the mean probability should be.</param>
/// <param name="CalibrationError">The expected calibration error.</param>
public sealed record GroupFairness(
    string Value,
    int Rows,
    ShareWithInterval Selection,
    ShareWithInterval TruePositive,
    ShareWithInterval FalsePositive,
    double Predicted,
    double Observed,
    double CalibrationError);
