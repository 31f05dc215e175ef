using Mainspring.Learning.Training;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Forests;

/// <summary>Fits forests over the same rows, tree by tree, some at a time. Each tree has a seed of its own, so that the number of threads changes no bit.</summary>
internal sealed class ForestFit
{
    /// <summary>So many trees between two looks at progress and cancellation.</summary>
    private const int GroupTrees = 10;

    private readonly TrainingInput _input;
    private readonly RandomForestOptions _options;
    private readonly int _allTrees;
    private readonly BinnedColumn[] _columns;
    private readonly FeatureMatrix _measured;
    private int _grown;

    /// <param name="input">The rows.</param>
    /// <param name="options">The hyper-parameters.</param>
    /// <param name="forests">How many forests will be added, for the progress.</param>
    public ForestFit(TrainingInput input, RandomForestOptions options, int forests)
    {
        (_input, _options, _allTrees) = (input, options, options.Trees * forests);
        _columns = new BinnedColumn[input.Features.Columns];
        _ = Parallel.For(0, _columns.Length, Threads(input), feature => _columns[feature] = BinnedColumn.Of(input.Features.Values, feature, _columns.Length, options.Bins));
        _measured = input.Validation?.Features ?? input.Features;
        Gains = new double[input.Features.Columns];
    }

    /// <summary>The squared error removed by the splits on each feature, over all forests.</summary>
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
        float[] measuredTarget = Array.ConvertAll(_input.Validation?.Target ?? _input.Target, targetOf);
        float[] sums = new float[measuredTarget.Length];
        float mean = (float)_input.Mean(value => targetOf((float)value));
        double[] target = Array.ConvertAll(_input.Target, value => (double)targetOf(value) - mean);
        for (int first = 0; first < _options.Trees; first += GroupTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            var group = new GrownTree[Math.Min(GroupTrees, _options.Trees - first)];
            int from = first;
            _ = Parallel.For(
                0,
                group.Length,
                Threads(_input),
                () => new TreeGrower(_columns, target, _input.Weights, _options, _input.Monotone),
                (i, _, grower) =>
                {
                    group[i] = grower.Grow(new(unchecked((_input.Seed * 1_000_003) + from + i)), output);
                    return grower;
                },
                _ => { });
            Take(group, trees);
            if (progress is not null)
            {
                AddSums(group, sums);
                progress.Report(new(_grown, _allTrees, "rmse", Error(sums, measuredTarget, mean, (double)_options.Trees / (first + group.Length))));
            }
        }

        return mean;
    }

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
        var fit = new ForestFit(input, options, outputs);
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

    private static ParallelOptions Threads(TrainingInput input) => new() { MaxDegreeOfParallelism = input.Threads > 0 ? input.Threads : Environment.ProcessorCount };

    private void Take(GrownTree[] group, List<Tree> trees)
    {
        foreach (GrownTree grown in group)
        {
            trees.Add(grown.Tree);
            for (int feature = 0; feature < Gains.Length; feature++)
            {
                Gains[feature] += grown.Gains[feature];
            }
        }

        _grown += group.Length;
    }

    private void AddSums(GrownTree[] group, float[] sums)
    {
        float[] groupSums = new float[sums.Length];
        new TreeEnsemble(_measured.Columns, [0], OutputTransform.Identity, [.. group.Select(grown => grown.Tree with { Output = 0 })]).Predict(_measured.Values, _measured.Rows, groupSums);
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
}
