namespace Mainspring.Learning.Training;

/// <summary>How far a fit has come.</summary>
/// <param name="Round">Rounds done, from 1.</param>
/// <param name="Rounds">Rounds in all; a solver may converge before.</param>
/// <param name="Metric">What is measured: <c>log_loss</c>, <c>rmse</c>, or what a solver minimises.</param>
/// <param name="Value">Its value after this round, on the validation rows when there are any.</param>
public sealed record TrainingProgress(int Round, int Rounds, string Metric, double Value);
