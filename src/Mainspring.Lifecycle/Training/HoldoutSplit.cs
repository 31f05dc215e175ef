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
