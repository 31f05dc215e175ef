namespace Mainspring.Learning.Features;

/// <summary>
/// Numbers for categories by the mean of the target over their rows, drawn towards the mean of all rows (Micci-Barreca 2001):
/// (sum + smoothing · mean) / (rows + smoothing). What the rows of training get is cross-fitted: the mean over the rows of the other folds, so that no row's own target is in its features.
/// </summary>
internal sealed class TargetMeans
{
    private const int Folds = 5;

    private readonly LearnedTarget _target;
    private readonly int[] _groups;
    private readonly int[] _folds;
    private readonly double[,,] _sums;
    private readonly double[,] _counts;
    private readonly double _smoothing;
    private readonly int _levels;

    /// <param name="groups">The group of each row: a level, that of rare levels, or the last for missing values.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <param name="target">The target of each row.</param>
    /// <param name="smoothing">As many rows at the mean of all.</param>
    /// <param name="seed">Deals rows into folds.</param>
    public TargetMeans(int[] groups, int groupCount, LearnedTarget target, double smoothing, int seed)
    {
        (_groups, _levels, _target, _smoothing) = (groups, groupCount, target, smoothing);
        _folds = FoldsOf(groups.Length, seed);
        _sums = new double[Folds, groupCount + 1, target.Classes];
        _counts = new double[Folds, groupCount + 1];
        for (int row = 0; row < groups.Length; row++)
        {
            Add(row, groups[row]);
            Add(row, groupCount);
        }
    }

    /// <summary>The numbers of a group by all rows.</summary>
    public float[] Of(int group) => [.. Enumerable.Range(0, _target.Classes).Select(output => Mean(group, output, without: -1))];

    /// <summary>The mean of all rows.</summary>
    public float[] OfAll() => Of(_levels);

    /// <summary>The numbers of a row of training, row after row, by the rows of the other folds.</summary>
    public float[] CrossFitted()
    {
        float[] values = new float[_groups.Length * _target.Classes];
        for (int i = 0; i < values.Length; i++)
        {
            int row = i / _target.Classes;
            values[i] = Mean(_groups[row], i % _target.Classes, _folds[row]);
        }

        return values;
    }

    private static int[] FoldsOf(int rows, int seed)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        new Random(seed).Shuffle(order);
        int[] folds = new int[rows];
        for (int place = 0; place < rows; place++)
        {
            folds[order[place]] = place % Folds;
        }

        return folds;
    }

    private void Add(int row, int group)
    {
        _counts[_folds[row], group]++;
        if (_target.Classes == 1)
        {
            _sums[_folds[row], group, 0] += _target.Values[row];
        }
        else
        {
            _sums[_folds[row], group, (int)_target.Values[row]]++;
        }
    }

    private float Mean(int group, int output, int without)
    {
        (double sum, double count) = Total(group, output, without);
        (double all, double rows) = Total(_levels, output, without);
        double prior = rows == 0 ? 0 : all / rows;
        return (float)(count + _smoothing == 0 ? prior : (sum + (_smoothing * prior)) / (count + _smoothing));
    }

    private (double Sum, double Count) Total(int group, int output, int without)
    {
        double sum = 0, count = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            sum += fold == without ? 0 : _sums[fold, group, output];
            count += fold == without ? 0 : _counts[fold, group];
        }

        return (sum, count);
    }
}
