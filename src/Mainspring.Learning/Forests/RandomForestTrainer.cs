using Mainspring.Learning.Training;

namespace Mainspring.Learning.Forests;

/// <summary>
/// Random forests (Breiman, "Random Forests", 2001). Trees fit 0 and 1 by squared error, one forest a class for three and more classes, so that a leaf holds the share of its rows and
/// the forest averages shares; a logistic objective would average log odds and squash them.
/// </summary>
public sealed class RandomForestTrainer : ITrainer
{
    /// <inheritdoc/>
    public string Algorithm => "random_forest";

    /// <inheritdoc/>
    public IReadOnlyList<HyperParameterInfo> Parameters => RandomForestOptions.Known;

    /// <inheritdoc/>
    public bool Supports(TaskKind task) => true;

    /// <inheritdoc/>
    public TrainedPredictor Train(TrainingInput input, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        TrainingChecks.Check(this, input);
        RandomForestOptions options = RandomForestOptions.From(input.Parameters, input.Task, input.Features.Rows, input.Features.Columns);
        return ForestFit.Train(input, options, options.ToParameters(), progress, cancellation);
    }
}
