namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>Divides rows into folds. Each fold is a split: the rows to learn from and those that judge. Row numbers ascend in both.</summary>
public static class FoldPlan
{
    /// <summary>Every row judges once; its fold is its number modulo the count.</summary>
    /// <param name="numbers">The number of each row in the data.</param>
    /// <param name="count">The number of folds.</param>
    public static IReadOnlyList<HoldoutSplit> ByRowNumber(ReadOnlySpan<int> numbers, int count)
    {
        int[] folds = new int[numbers.Length];
        for (int row = 0; row < folds.Length; row++)
        {
            folds[row] = numbers[row] % count;
        }

        return Splits(folds, count);
    }

    /// <summary>Every row judges once; rows are dealt to the folds class by class, so that each class has the same share in all of them to the nearest row.</summary>
    /// <param name="classes">The class of each row; all 0 deals without regard to classes.</param>
    /// <param name="count">The number of folds.</param>
    /// <param name="seed">The same seed deals the same.</param>
    public static IReadOnlyList<HoldoutSplit> Stratified(ReadOnlySpan<int> classes, int count, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, classes.Length)];
        new Random(seed).Shuffle(rows);
        int[] keys = classes.ToArray();
        int[] folds = new int[rows.Length];
        int next = 0;
        foreach (int row in rows.OrderBy(row => keys[row]))
        {
            folds[row] = next++ % count;
        }

        return Splits(folds, count);
    }

    /// <summary>Every row judges once, and rows of one group judge together. Groups are dealt from the largest to the smallest, each to the fold with the fewest rows.</summary>
    /// <param name="groups">The group of each row.</param>
    /// <param name="count">The number of folds.</param>
    /// <param name="seed">Orders groups of the same size.</param>
    public static IReadOnlyList<HoldoutSplit> Grouped(IReadOnlyList<string> groups, int count, int seed)
    {
        List<int>[] members = [.. Enumerable.Range(0, groups.Count).GroupBy(row => groups[row], StringComparer.Ordinal).Select(group => group.ToList())];
        new Random(seed).Shuffle(members);
        int[] sizes = new int[count], folds = new int[groups.Count];
        foreach (List<int> rows in members.OrderByDescending(rows => rows.Count))
        {
            int fold = Array.IndexOf(sizes, sizes.Min());
            sizes[fold] += rows.Count;
            rows.ForEach(row => folds[row] = fold);
        }

        return Splits(folds, count);
    }

    /// <summary>The rows in the order of time are cut into one part more than there are folds; each part but the first judges what was learned from all before it. Rows of one instant stay together.</summary>
    /// <param name="times">The time of each row.</param>
    /// <param name="count">The number of folds.</param>
    public static IReadOnlyList<HoldoutSplit> ByTime(ReadOnlySpan<double> times, int count)
    {
        int[] order = [.. Enumerable.Range(0, times.Length)];
        double[] sorted = times.ToArray();
        Array.Sort(sorted, order);
        var splits = new List<HoldoutSplit>(count);
        for (int fold = 1; fold <= count; fold++)
        {
            int from = Cut(sorted, fold, count + 1), to = fold == count ? order.Length : Cut(sorted, fold + 1, count + 1);
            splits.Add(new([.. order.Take(from).Order()], [.. order[from..to].Order()]));
        }

        return splits;
    }

    private static int Cut(double[] sorted, int part, int parts)
    {
        int at = (int)((long)sorted.Length * part / parts);
        while (at > 0 && at < sorted.Length && sorted[at] == sorted[at - 1])
        {
            at++;
        }

        return at;
    }

    private static IReadOnlyList<HoldoutSplit> Splits(int[] folds, int count) =>
    [
        .. Enumerable.Range(0, count).Select(fold => new HoldoutSplit(
            [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] != fold)],
            [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] == fold)])),
    ];
}
