using Mainspring.Learning.Training;

namespace Mainspring.Learning.Forests;

/// <summary>One regression or classification tree (Breiman, Friedman, Olshen and Stone, "Classification and Regression Trees", 1984), split by squared error; leaves hold shares or means.</summary>
public sealed class DecisionTreeTrainer : ITrainer
{
    /// <inheritdoc/>
    public string Algorithm => "decision_tree";

    /// <inheritdoc/>
    public IReadOnlyList<HyperParameterInfo> Parameters => DecisionTreeOptions.Known;

    /// <inheritdoc/>
    public bool Supports(TaskKind task) => true;

    /// <inheritdoc/>
    public TrainedPredictor Train(TrainingInput input, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        TrainingChecks.Check(this, input);
        DecisionTreeOptions options = DecisionTreeOptions.From(input.Parameters);
        return ForestFit.Train(input, options.ToForest(), options.ToParameters(), progress, cancellation);
    }
}
