namespace Mainspring.Statistics.Curves;

/// <summary>Rows of similar probability.</summary>
/// <param name="MeanPredicted">Their mean probability.</param>
/// <param name="ShareObserved">The share of them that is positive.</param>
/// <param name="Rows">How many they are.</param>
public readonly record struct CalibrationBin(double MeanPredicted, double ShareObserved, int Rows);
