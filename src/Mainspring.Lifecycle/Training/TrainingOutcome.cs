using Mainspring.Learning.Models;
using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training;

/// <summary>What a training leaves.</summary>
/// <param name="Model">The model: preprocessing, predictor and threshold in one.</param>
/// <param name="Parameters">Every hyper-parameter as it was used, defaults included.</param>
/// <param name="Evaluation">How it did.</param>
/// <param name="SkippedRows">Rows without a target, which were left out.</param>
/// <param name="Holdout">The rows that judged it.</param>
public sealed record TrainingOutcome(Model Model, HyperParameters Parameters, Evaluation Evaluation, int SkippedRows, ScoredHoldout Holdout)
{
    /// <summary>Whether the logarithm of the target was learned.</summary>
    public bool LogTarget { get; init; }
}
