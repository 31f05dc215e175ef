using Mainspring.Learning.Features;
using Mainspring.Learning.Foreign.Trees;

namespace Mainspring.Learning.Foreign.LightGbm;

/// <summary>
/// One tree. Splits are numbered from 0 and leaves from -1 downwards. A value goes left that is not greater than the threshold; <c>decision_type</c> tells in its bits whether a split
/// is by categories (1), where missing values go (2: left), and what is missing (bits 2 and 3: nothing, zero, NaN).
/// </summary>
internal static class LightGbmTree
{
    private const int ByCategories = 1;
    private const int DefaultLeft = 2;

    /// <param name="tree">Its lines.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="scale">What leaves are multiplied by.</param>
    /// <exception cref="FormatException">It is damaged, or has linear models in its leaves.</exception>
    public static TreeDraft Read(LightGbmBlock tree, ForeignColumns columns, float scale)
    {
        if (tree.Has("is_linear") && tree.Int("is_linear") != 0)
        {
            throw new FormatException("its leaves hold linear models, which cannot be taken over");
        }

        int leaves = tree.Int("num_leaves");
        int splits = leaves - 1;
        double[] values = tree.Doubles("leaf_value");
        int[] left = tree.Ints("left_child"), right = tree.Ints("right_child"), feature = tree.Ints("split_feature"), types = tree.Ints("decision_type");
        double[] thresholds = tree.Doubles("threshold");
        if (leaves < 1 || values.Length != leaves || (splits > 0 && new[] { left.Length, right.Length, feature.Length, types.Length, thresholds.Length }.Any(length => length != splits)))
        {
            throw new FormatException($"a tree of {leaves} leaves has lists of other lengths");
        }

        var draft = new TreeDraft
        {
            Left = [.. Enumerable.Range(0, splits + leaves).Select(node => node < splits ? NodeOf(left[node], splits) : TreeDraft.NoChild)],
            Right = [.. Enumerable.Range(0, splits + leaves).Select(node => node < splits ? NodeOf(right[node], splits) : TreeDraft.NoChild)],
            Feature = new int[splits + leaves],
            Value = [.. Enumerable.Range(0, splits + leaves).Select(node => node < splits ? 0 : (float)values[node - splits] * scale)],
            MissingLeft = new bool[splits + leaves],
            Cover = CoversOf(tree, splits, leaves),
        };
        int[] bounds = tree.Ints("cat_boundaries");
        uint[] bits = tree.Bits("cat_threshold");
        for (int node = 0; node < splits; node++)
        {
            (NumberView view, draft.Value[node], draft.MissingLeft[node]) = (types[node] & ByCategories) != 0
                ? (NumberView.NotIn(SetOf(bounds, bits, (int)thresholds[node])), 0.5f, false)
                : Compare(types[node], thresholds[node]);
            draft.Feature[node] = columns.FeatureOf(feature[node], view);
        }

        return draft;
    }

    /// <summary>A comparison of numbers as one by "less". Without a kind of missing value NaN is zero.</summary>
    private static (NumberView View, float Threshold, bool MissingLeft) Compare(int type, double threshold)
    {
        float least = LeastAbove(threshold);
        bool isDefaultLeft = (type & DefaultLeft) != 0;
        return (type >> 2) switch
        {
            0 => (NumberView.Plain, least, 0 <= threshold),
            1 => (NumberView.ZeroIsMissing, least, isDefaultLeft),
            2 => (NumberView.Plain, least, isDefaultLeft),
            int other => throw new FormatException($"there is no kind {other} of missing values"),
        };
    }

    /// <summary>The least single-precision number above a threshold: less than it is what a float that is not greater than the threshold is.</summary>
    private static float LeastAbove(double threshold)
    {
        float near = (float)Math.Clamp(threshold, -float.MaxValue, float.MaxValue);
        return near > threshold || near == float.MaxValue ? near : float.BitIncrement(near);
    }

    private static IEnumerable<int> SetOf(int[] bounds, uint[] bits, int number)
    {
        if (number < 0 || number + 1 >= bounds.Length || bounds[number] < 0 || bounds[number + 1] > bits.Length || bounds[number] > bounds[number + 1])
        {
            throw new FormatException($"there is no set {number} of categories in a tree");
        }

        for (int word = bounds[number]; word < bounds[number + 1]; word++)
        {
            for (int bit = 0; bit < 32; bit++)
            {
                if ((bits[word] >> bit & 1) != 0)
                {
                    yield return (32 * (word - bounds[number])) + bit;
                }
            }
        }
    }

    private static int NodeOf(int child, int splits) => child >= 0 ? child : splits + ~child;

    /// <summary>How many rows came to each node; LightGBM's own Shapley values weigh by them too.</summary>
    private static float[] CoversOf(LightGbmBlock tree, int splits, int leaves)
    {
        double[] inner = tree.Doubles("internal_count"), outer = tree.Doubles("leaf_count");
        return inner.Length == splits && outer.Length == leaves ? [.. inner.Concat(outer).Select(count => (float)count)] : [];
    }
}
