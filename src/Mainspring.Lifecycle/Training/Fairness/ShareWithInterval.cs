namespace Mainspring.Lifecycle.Training.Fairness;

/// <summary>A share with its 95 % interval.</summary>
/// <param name="Value">The share, or the difference of two; NaN without rows.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Rows">The rows that it is a share of.</param>
public sealed record ShareWithInterval(double Value, double Low, double High, int Rows);
