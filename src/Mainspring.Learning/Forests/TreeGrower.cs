using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Forests;

/// <summary>
/// Grows trees of a forest over binned rows, by squared error, node after node. A node looks at a draw of the features alone, and only at the bins of those, which is what makes deep trees
/// cheap. One grower a thread; the same seed grows the same tree.
/// </summary>
/// <param name="columns">The features.</param>
/// <param name="target">What is learned of each row, less what the forest starts from.</param>
/// <param name="weights">How much each row counts; null for all alike.</param>
/// <param name="options">The hyper-parameters.</param>
/// <param name="directions">For each feature 1, 0 or -1; null for all free.</param>
internal sealed class TreeGrower(BinnedColumn[] columns, double[] target, float[]? weights, RandomForestOptions options, IReadOnlyList<int>? directions)
{
    private const double LeastGain = 1e-9;

    private readonly NodeSums[] _bins = new NodeSums[columns.Max(column => column.Count) + 1];
    private readonly int[] _order = [.. Enumerable.Range(0, columns.Length)];
    private readonly int _drawn = Math.Max(1, (int)(options.Colsample * columns.Length));
    private int[] _rows = [];

    /// <summary>Grows one tree.</summary>
    /// <param name="random">Draws rows and features.</param>
    /// <param name="output">The output to which its leaves add.</param>
    public GrownTree Grow(Random random, int output)
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        _rows = DrawRows(random);
        var draft = new TreeDraft(columns.Length);
        var open = new Queue<Node>();
        open.Enqueue(new(0, _rows.Length, 0, SumsOf(0, _rows.Length), Bounds.Free));
        while (open.TryDequeue(out Node node))
        {
            Split split = node.Depth < options.MaxDepth ? Find(node, random) : Split.None;
            if (split.Feature < 0)
            {
                draft.AddLeaf(node.Sums.Value(options.L2, node.Bounds) / options.Trees, node.Sums.Weight);
                continue;
            }

            draft.AddSplit(split, columns[split.Feature], node.Sums.Weight);
            int middle = Divide(node, split);
            (Bounds left, Bounds right) = node.Bounds.Divide(DirectionOf(split.Feature), split.Left.Value(options.L2, node.Bounds), split.Right.Value(options.L2, node.Bounds));
            open.Enqueue(new(node.From, middle, node.Depth + 1, split.Left, left));
            open.Enqueue(new(middle, node.To, node.Depth + 1, split.Right, right));
        }

        return draft.ToTree(output);
    }

    private int[] DrawRows(Random random)
    {
        int[] all = [.. Enumerable.Range(0, target.Length)];
        int count = Math.Max(1, (int)Math.Round(options.Subsample * all.Length));
        for (int i = 0; i < count && count < all.Length; i++)
        {
            int other = random.Next(i, all.Length);
            (all[i], all[other]) = (all[other], all[i]);
        }

        int[] drawn = all[..count];
        Array.Sort(drawn);
        return drawn;
    }

    private double WeightOf(int row) => weights is null ? 1 : weights[row];

    private int DirectionOf(int feature) => directions is null ? 0 : directions[feature];

    private NodeSums SumsOf(int from, int to)
    {
        var sums = default(NodeSums);
        for (int i = from; i < to; i++)
        {
            double weight = WeightOf(_rows[i]);
            sums += new NodeSums(weight * target[_rows[i]], weight);
        }

        return sums;
    }

    /// <summary>The best split by a draw of the features; where none of them divides the rows, further ones are drawn.</summary>
    private Split Find(Node node, Random random)
    {
        Split best = Split.None;
        if (node.Sums.Weight < 2 * options.MinChildWeight || AllAlike(node))
        {
            return best;
        }

        for (int i = 0; i < _order.Length && (i < _drawn || best.Feature < 0); i++)
        {
            int other = random.Next(i, _order.Length);
            (_order[i], _order[other]) = (_order[other], _order[i]);
            best = Better(node, _order[i], best);
        }

        return best;
    }

    private bool AllAlike(Node node)
    {
        double first = target[_rows[node.From]];
        for (int i = node.From + 1; i < node.To; i++)
        {
            if (target[_rows[i]] != first)
            {
                return false;
            }
        }

        return true;
    }

    private Split Better(Node node, int feature, Split best)
    {
        BinnedColumn column = columns[feature];
        Span<NodeSums> bins = _bins.AsSpan(0, column.Count + 1);
        Fill(column.Bins, node, bins);
        NodeSums missing = bins[column.Count];
        double whole = node.Sums.Removed(node.Sums.Value(options.L2, node.Bounds), options.L2);
        NodeSums left = default;
        for (int bin = 0; bin < column.Count - 1; bin++)
        {
            if (bins[bin].Weight == 0)
            {
                continue;
            }

            left += bins[bin];
            best = Better(node, feature, bin, missingLeft: false, left, whole, best);
            best = missing.Weight > 0 ? Better(node, feature, bin, missingLeft: true, left + missing, whole, best) : best;
        }

        // All values on one side, the missing ones on the other.
        return missing.Weight > 0 ? Better(node, feature, column.Count - 1, missingLeft: false, node.Sums - missing, whole, best) : best;
    }

    private Split Better(Node node, int feature, int bin, bool missingLeft, NodeSums left, double whole, Split best)
    {
        NodeSums right = node.Sums - left;
        if (left.Weight < options.MinChildWeight || right.Weight < options.MinChildWeight || left.Weight <= 0 || right.Weight <= 1e-12)
        {
            return best;
        }

        if (directions is null)
        {
            // Leaves are free, so that what they remove follows from the sums at once.
            double free = (left.Target * left.Target / (left.Weight + options.L2)) + (right.Target * right.Target / (right.Weight + options.L2)) - whole;
            return free > Math.Max(best.Gain, LeastGain) ? new(feature, bin, missingLeft, free, left, right) : best;
        }

        double leftValue = left.Value(options.L2, node.Bounds), rightValue = right.Value(options.L2, node.Bounds);
        double gain = left.Removed(leftValue, options.L2) + right.Removed(rightValue, options.L2) - whole;
        return gain > Math.Max(best.Gain, LeastGain) && DirectionOf(feature) * (rightValue - leftValue) >= 0 ? new(feature, bin, missingLeft, gain, left, right) : best;
    }

    private void Fill(ushort[] of, Node node, Span<NodeSums> bins)
    {
        bins.Clear();
        ReadOnlySpan<int> rows = _rows.AsSpan(node.From, node.To - node.From);
        if (weights is null)
        {
            foreach (int row in rows)
            {
                ref NodeSums bin = ref bins[of[row]];
                bin = new(bin.Target + target[row], bin.Weight + 1);
            }

            return;
        }

        foreach (int row in rows)
        {
            ref NodeSums bin = ref bins[of[row]];
            bin = new(bin.Target + (weights[row] * target[row]), bin.Weight + weights[row]);
        }
    }

    /// <summary>Brings the rows that go left before the others; either keep their order.</summary>
    private int Divide(Node node, Split split)
    {
        BinnedColumn column = columns[split.Feature];
        int[] right = new int[node.To - node.From];
        (int to, int put) = (node.From, 0);
        for (int i = node.From; i < node.To; i++)
        {
            int row = _rows[i], bin = column.Bins[row];
            if (bin == column.Count ? split.MissingLeft : bin <= split.Bin)
            {
                _rows[to++] = row;
            }
            else
            {
                right[put++] = row;
            }
        }

        right.AsSpan(0, put).CopyTo(_rows.AsSpan(to));
        return to;
    }

    private readonly record struct Node(int From, int To, int Depth, NodeSums Sums, Bounds Bounds);
}
