namespace Mainspring.Learning.Tuning;

/// <summary>What came of a trial.</summary>
/// <param name="Point">What was tried.</param>
/// <param name="Score">The mean score of its folds, higher is better; of the folds that were run when it was pruned.</param>
public readonly record struct TrialScore(TrialPoint Point, double Score);
