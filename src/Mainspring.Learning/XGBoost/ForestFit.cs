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
    private int _grown;

    /// <param name="input">The rows.</param>
    /// <param name="options">The hyper-parameters.</param>
    /// <param name="forests">How many forests will be added, for the progress.</param>
    public ForestFit(TrainingInput input, RandomForestOptions options, int forests)
    {
        (_input, _options, _allTrees) = (input, options, options.Trees * forests);
        _rows = TrainingRows.Matrix(input.Features, input.UsableThreads);
        Gains = new double[input.Features.Columns];
    }

    /// <summary>The loss removed by the splits on each feature, over all forests.</summary>
    public double[] Gains { get; }

    /// <summary>Grows the forest of one output and returns the mean that its trees start from. All forests draw the same rows and features.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float Add(List<Tree> trees, int output, float[] target, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        float mean = (float)target.Average(value => (double)value);
        _rows.SetTarget(target);
        for (int first = 0; first < _options.Trees; first += GroupTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(GroupTrees, _options.Trees - first);
            XGBoostModel group = Grow(first, count, mean);
            XGBoostTrees.AddGains(group, Gains);
            trees.AddRange(XGBoostTrees.Of(group, output));
            _grown += count;
            progress?.Report(new(_grown, _allTrees, "trees", double.NaN));
        }

        return mean;
    }

    public void Dispose() => _rows.Dispose();

    private XGBoostModel Grow(int first, int count, float mean)
    {
        long seed = ((_input.Seed * 1_000_003L) + first) & int.MaxValue;
        using var booster = new Booster(_rows, _rows, GeneralParameters.Of(seed, _input.UsableThreads).Concat(_options.ToXGBoost()).Concat(
        [
            ("base_score", GeneralParameters.Text(mean)),
            ("num_parallel_tree", GeneralParameters.Text(count)),
            ("eta", GeneralParameters.Text((double)count / _options.Trees)),
        ]));
        booster.Update(0);
        return booster.Model();
    }
}
