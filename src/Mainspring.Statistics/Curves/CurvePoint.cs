namespace Mainspring.Statistics.Curves;

/// <summary>One point of a curve over thresholds.</summary>
/// <param name="X">Across.</param>
/// <param name="Y">Up.</param>
/// <param name="Threshold">The score at and above which rows are called positive; +∞ where none is.</param>
public readonly record struct CurvePoint(double X, double Y, double Threshold);
