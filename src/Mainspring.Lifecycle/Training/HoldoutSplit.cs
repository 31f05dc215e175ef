namespace Mainspring.Lifecycle.Training;

/// <summary>Which rows a model learns from and which rows judge it. Row numbers are ascending in both; together they are all rows.</summary>
/// <param name="Train">Zero-based rows to learn from.</param>
/// <param name="Holdout">Zero-based rows that training never sees.</param>
public sealed record HoldoutSplit(int[] Train, int[] Holdout)
{
    /// <summary>Draws the hold-out at random.</summary>
    /// <param name="rows">The number of rows, at least 2.</param>
    /// <param name="share">The share of rows held out, in (0, 1). Either side gets at least one row.</param>
    /// <param name="seed">The same seed draws the same rows.</param>
    public static HoldoutSplit Random(int rows, double share, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        int[] order = Shuffled([.. Enumerable.Range(0, rows)], new Random(seed));
        return FromHoldout(rows, order.AsSpan(0, Math.Clamp((int)Math.Round(rows * share), 1, rows - 1)));
    }

    /// <summary>
    /// Draws the hold-out class by class, so that each class has the same share on both sides (to the nearest row; a class of one row
    /// stays in training).
    /// </summary>
    /// <param name="classes">The class of each row, from zero.</param>
    /// <param name="share">The share of rows held out, in (0, 1).</param>
    /// <param name="seed">The same seed draws the same rows.</param>
    public static HoldoutSplit Stratified(ReadOnlySpan<int> classes, double share, int seed)
    {
        var byClass = new SortedDictionary<int, List<int>>();
        for (int row = 0; row < classes.Length; row++)
        {
            if (!byClass.TryGetValue(classes[row], out List<int>? members))
            {
                byClass[classes[row]] = members = [];
            }

            members.Add(row);
        }

        var random = new Random(seed);
        var holdout = new List<int>();
        foreach (List<int> members in byClass.Values)
        {
            int[] order = Shuffled([.. members], random);
            int count = order.Length < 2 ? 0 : Math.Clamp((int)Math.Round(order.Length * share), 1, order.Length - 1);
            holdout.AddRange(order.AsSpan(0, count));
        }

        return FromHoldout(classes.Length, [.. holdout]);
    }

    /// <summary>Draws groups until they hold the share of the rows; rows of one group stay on one side.</summary>
    /// <param name="groups">The group of each row, at least two different ones.</param>
    /// <param name="share">The share of rows held out at least, in (0, 1), as long as a group remains to learn from.</param>
    /// <param name="seed">The same seed draws the same groups.</param>
    public static HoldoutSplit Grouped(IReadOnlyList<string> groups, double share, int seed)
    {
        string[] order = [.. groups.Distinct(StringComparer.Ordinal)];
        ArgumentOutOfRangeException.ThrowIfLessThan(order.Length, 2);
        new Random(seed).Shuffle(order);
        Dictionary<string, int> sizes = groups.CountBy(group => group).ToDictionary(StringComparer.Ordinal);
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        int held = 0;
        foreach (string group in order.SkipLast(1))
        {
            if (held < share * groups.Count)
            {
                chosen.Add(group);
                held += sizes[group];
            }
        }

        return FromHoldout(groups.Count, [.. Enumerable.Range(0, groups.Count).Where(row => chosen.Contains(groups[row]))]);
    }

    /// <summary>Holds out the latest rows. Rows of one instant stay together in training, unless they are all.</summary>
    /// <param name="times">The time of each row, at least two different ones.</param>
    /// <param name="share">The share of rows held out, in (0, 1).</param>
    public static HoldoutSplit Latest(ReadOnlySpan<double> times, double share)
    {
        double[] sorted = times.ToArray();
        Array.Sort(sorted);
        double last = sorted[Math.Clamp((int)Math.Round(sorted.Length * (1 - share)), 1, sorted.Length - 1) - 1];
        if (last == sorted[^1])
        {
            last = sorted[Math.Max(0, Array.FindIndex(sorted, time => time == last) - 1)];
        }

        double[] all = times.ToArray();
        return FromHoldout(all.Length, [.. Enumerable.Range(0, all.Length).Where(row => all[row] > last)]);
    }

    /// <summary>Holds out the rows whose number modulo a count is one fold.</summary>
    /// <param name="numbers">The number of each row in the data.</param>
    /// <param name="count">The count.</param>
    /// <param name="fold">The remainder that is held out.</param>
    public static HoldoutSplit ByRowNumber(IReadOnlyList<int> numbers, int count, int fold) =>
        FromHoldout(numbers.Count, [.. Enumerable.Range(0, numbers.Count).Where(row => numbers[row] % count == fold)]);

    private static int[] Shuffled(int[] rows, Random random)
    {
        random.Shuffle(rows);
        return rows;
    }

    private static HoldoutSplit FromHoldout(int rows, ReadOnlySpan<int> holdout)
    {
        var held = new bool[rows];
        foreach (int row in holdout)
        {
            held[row] = true;
        }

        return new([.. Enumerable.Range(0, rows).Where(row => !held[row])], [.. Enumerable.Range(0, rows).Where(row => held[row])]);
    }
}
