using Mainspring.Learning.Training;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.XGBoost;

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
        RandomForestOptions options = RandomForestOptions.From(input.Parameters, input.Task, input.Features.Columns);
        int outputs = input.Task == TaskKind.MulticlassClassification ? input.ClassCount : 1;
        using var fit = new ForestFit(input, options, outputs);
        var trees = new List<Tree>(options.Trees * outputs);
        float[] means = new float[outputs];
        for (int k = 0; k < outputs; k++)
        {
            int wanted = k;
            means[k] = fit.Add(trees, k, value => outputs == 1 ? value : value == wanted ? 1 : 0, progress, cancellation);
        }

        OutputTransform transform = input.Task == TaskKind.Regression ? OutputTransform.Identity : OutputTransform.Votes;
        return new(new TreeEnsemble(input.Features.Columns, means, transform, trees), options.ToParameters(), FeatureImportances.Shares(input.Features.Names, fit.Gains));
    }
}
