using Mainspring.Learning.Training;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.XGBoost;

/// <summary>
/// Fits forests over the same rows. XGBoost grows all parallel trees in one call that cannot be stopped, so the forest is grown in groups, each a booster with a seed of its own
/// and as learning rate its share of the forest: the leaves of all groups then add up to the average.
/// </summary>
internal sealed class ForestFit : IDisposable
{
    private const int GroupTrees = 10;

    private readonly TrainingInput _input;
    private readonly RandomForestOptions _options;
    private readonly int _allTrees;
    private readonly DMatrixHandle _rows;
    private readonly FeatureMatrix _measured;
    private int _grown;

    /// <param name="input">The rows.</param>
    /// <param name="options">The hyper-parameters.</param>
    /// <param name="forests">How many forests will be added, for the progress.</param>
    public ForestFit(TrainingInput input, RandomForestOptions options, int forests)
    {
        (_input, _options, _allTrees) = (input, options, options.Trees * forests);
        _rows = TrainingRows.Matrix(input.Features, input.UsableThreads);
        if (input.Weights is { } weights)
        {
            _rows.SetWeights(weights);
        }

        _measured = input.Validation?.Features ?? input.Features;
        Gains = new double[input.Features.Columns];
    }

    /// <summary>The loss removed by the splits on each feature, over all forests.</summary>
    public double[] Gains { get; }

    /// <summary>Grows the forest of one output and returns the mean that its trees start from. All forests draw the same rows and features.</summary>
    /// <param name="trees">Where the trees go.</param>
    /// <param name="output">To which output they add.</param>
    /// <param name="targetOf">Makes what they learn of a target: its value, or 1 for one class and 0 for the others.</param>
    /// <param name="progress">Told after each group the root of the mean squared error of the trees so far.</param>
    /// <param name="cancellation">Looked at before each group.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float Add(List<Tree> trees, int output, Converter<float, float> targetOf, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        float[] target = Array.ConvertAll(_input.Target, targetOf);
        float[] measuredTarget = Array.ConvertAll(_input.Validation?.Target ?? _input.Target, targetOf);
        float[] sums = new float[measuredTarget.Length];
        float mean = (float)_input.Mean(value => targetOf((float)value));
        _rows.SetTarget(target);
        for (int first = 0; first < _options.Trees; first += GroupTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(GroupTrees, _options.Trees - first);
            XGBoostModel group = Grow(first, count, mean);
            XGBoostTrees.AddGains(group, Gains);
            trees.AddRange(XGBoostTrees.Of(group, output));
            _grown += count;
            if (progress is not null)
            {
                AddSums(group, sums);
                double error = Error(sums, measuredTarget, mean, (double)_options.Trees / (first + count));
                progress.Report(new(_grown, _allTrees, "rmse", error));
            }
        }

        return mean;
    }

    public void Dispose() => _rows.Dispose();

    /// <summary>Grows one forest for a number or two classes, or one a class, so that leaves hold means or shares.</summary>
    /// <param name="input">The rows, checked.</param>
    /// <param name="options">The hyper-parameters.</param>
    /// <param name="used">The hyper-parameters by their names.</param>
    /// <param name="progress">Told after each group of trees.</param>
    /// <param name="cancellation">Looked at before each group.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TrainedPredictor Train(TrainingInput input, RandomForestOptions options, HyperParameters used, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
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
        return new(new TreeEnsemble(input.Features.Columns, means, transform, trees), used, FeatureImportances.Shares(input.Features.Names, fit.Gains));
    }

    private void AddSums(XGBoostModel group, float[] sums)
    {
        float[] groupSums = new float[sums.Length];
        new TreeEnsemble(_measured.Columns, [0], OutputTransform.Identity, [.. XGBoostTrees.Of(group)]).Predict(_measured.Values, _measured.Rows, groupSums);
        for (int row = 0; row < sums.Length; row++)
        {
            sums[row] += groupSums[row];
        }
    }

    // Leaves carry their share of the whole forest: the part that has grown is scaled up to it.
    private static double Error(float[] sums, float[] target, float mean, double scale)
    {
        double squares = 0;
        for (int row = 0; row < target.Length; row++)
        {
            double error = mean + (sums[row] * scale) - target[row];
            squares += error * error;
        }

        return Math.Sqrt(squares / target.Length);
    }

    private XGBoostModel Grow(int first, int count, float mean)
    {
        long seed = ((_input.Seed * 1_000_003L) + first) & int.MaxValue;
        using var booster = new Booster(_rows, _rows, GeneralParameters.Of(seed, _input.UsableThreads).Concat(_options.ToXGBoost()).Concat(GeneralParameters.Monotone(_input)).Concat(
        [
            ("base_score", GeneralParameters.Text(mean)),
            ("num_parallel_tree", GeneralParameters.Text(count)),
            ("eta", GeneralParameters.Text((double)count / _options.Trees)),
        ]));
        booster.Update(0);
        return booster.Model();
    }
}
