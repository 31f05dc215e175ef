namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>Whether intervals hold what they promise, on rows that had no part in them.</summary>
/// <param name="Level">The share that is promised.</param>
/// <param name="Coverage">The share of held-out rows whose number lies in its interval.</param>
/// <param name="Low">The least share that such rows are compatible with, by Wilson's 95 % interval.</param>
/// <param name="High">The greatest.</param>
/// <param name="MeanWidth">The mean length of the intervals.</param>
/// <param name="MedianWidth">The median length.</param>
/// <param name="Scaled">Whether rows that are usually further off have longer intervals.</param>
public sealed record IntervalReport(double Level, double Coverage, double Low, double High, double MeanWidth, double MedianWidth, bool Scaled);
