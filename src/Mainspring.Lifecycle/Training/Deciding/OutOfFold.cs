using Mainspring.Lifecycle.Training.Folds;

namespace Mainspring.Lifecycle.Training.Deciding;

/// <summary>What was predicted of rows of training by fits that did not learn from them.</summary>
/// <param name="Rows">Places of the rows, each once.</param>
/// <param name="Truth">Their target.</param>
/// <param name="Outputs">Row-major, rows × outputs.</param>
/// <param name="Folds">The fold that predicted each row.</param>
internal sealed record OutOfFold(int[] Rows, float[] Truth, float[] Outputs, int[] Folds)
{
    /// <summary>Gathers the results of folds. A row that several judged, where folds are drawn anew, has the mean of what they predicted and counts for the first.</summary>
    /// <param name="folds">The results.</param>
    /// <param name="target">The target of every row.</param>
    public static OutOfFold Of(IReadOnlyList<FoldResult> folds, float[] target)
    {
        var found = new SortedDictionary<int, (int Fold, int Times, double[] Sums)>();
        for (int fold = 0; fold < folds.Count; fold++)
        {
            FoldResult result = folds[fold];
            int outputs = result.Outputs.Length / result.Rows.Length;
            for (int i = 0; i < result.Rows.Length; i++)
            {
                (int first, int times, double[] sums) = found.TryGetValue(result.Rows[i], out var known) ? known : (fold, 0, new double[outputs]);
                for (int k = 0; k < outputs; k++)
                {
                    sums[k] += result.Outputs[(i * outputs) + k];
                }

                found[result.Rows[i]] = (first, times + 1, sums);
            }
        }

        return new(
            [.. found.Keys],
            [.. found.Keys.Select(row => target[row])],
            [.. found.Values.SelectMany(row => row.Sums.Select(sum => (float)(sum / row.Times)))],
            [.. found.Values.Select(row => row.Fold)]);
    }

    /// <summary>The places, in these arrays, of the rows of a fold, or of all others.</summary>
    public int[] Places(int fold, bool others) => [.. Enumerable.Range(0, Folds.Length).Where(place => Folds[place] == fold != others)];
}
