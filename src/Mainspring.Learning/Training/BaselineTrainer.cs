using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Training;

/// <summary>
/// What a model must beat: for classes the share of each among the rows, so that the most frequent one is called; for numbers the mean. It reads no feature.
/// </summary>
public sealed class BaselineTrainer : ITrainer
{
    /// <inheritdoc/>
    public string Algorithm => "baseline";

    /// <inheritdoc/>
    public IReadOnlyList<HyperParameterInfo> Parameters => [];

    /// <inheritdoc/>
    public bool Supports(TaskKind task) => true;

    /// <inheritdoc/>
    public TrainedPredictor Train(TrainingInput input, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        TrainingChecks.Check(this, input);
        cancellation.ThrowIfCancellationRequested();
        bool several = input.Task == TaskKind.MulticlassClassification;
        float[] start = several
            ? [.. Enumerable.Range(0, input.ClassCount).Select(k => (float)input.Mean(value => value == k ? 1 : 0))]
            : [(float)input.Mean(value => value)];
        OutputTransform transform = input.Task == TaskKind.Regression ? OutputTransform.Identity : OutputTransform.Votes;
        return new(
            new TreeEnsemble(input.Features.Columns, start, transform, []),
            HyperParameters.None,
            FeatureImportances.Shares(input.Features.Names, new double[input.Features.Columns]));
    }
}
