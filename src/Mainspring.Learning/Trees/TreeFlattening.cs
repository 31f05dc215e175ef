using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Trees;

/// <summary>From trees to the nodes that are walked, and back.</summary>
internal static class TreeFlattening
{
    /// <summary>Writes a tree's nodes and returns its depth.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="number">Its place, for messages.</param>
    /// <param name="features">The width of the rows.</param>
    /// <param name="first">The place of its root among all nodes.</param>
    /// <param name="nodes">As many as the tree has.</param>
    /// <exception cref="PredictorFormatException">The tree is malformed.</exception>
    public static int Flatten(Tree tree, int number, int features, int first, Span<TreeNode> nodes)
    {
        int count = tree.Features.Length;
        if (count == 0 || tree.Values.Length != count || tree.MissingLeft.Length != count)
        {
            throw new PredictorFormatException($"Tree {number} has {count} features, {tree.Values.Length} values and {tree.MissingLeft.Length} directions; it needs as many of each, and at least one.");
        }

        if (tree.Covers.Length != 0 && (tree.Covers.Length != count || tree.Covers.Any(cover => !(cover >= 0) || float.IsInfinity(cover))))
        {
            throw new PredictorFormatException($"Tree {number} needs {count} covers that are finite and not negative, or none at all.");
        }

        int[] depths = new int[count];
        int children = 1;
        for (int i = 0; i < count; i++)
        {
            if (i >= children)
            {
                throw new PredictorFormatException($"Tree {number}: no split leads to node {i}.");
            }

            if (!float.IsFinite(tree.Values[i]))
            {
                throw new PredictorFormatException($"Tree {number}, node {i}: the value {tree.Values[i]} is not finite.");
            }

            if (tree.Features[i] == Tree.Leaf)
            {
                nodes[i] = new(tree.Values[i], 2 * features, first + i - 1);
                continue;
            }

            if (tree.Features[i] < 0 || tree.Features[i] >= features)
            {
                throw new PredictorFormatException($"Tree {number}, node {i} splits on feature {tree.Features[i]}; there are {features}.");
            }

            if (children + 1 >= count)
            {
                throw new PredictorFormatException($"Tree {number}, node {i} is a split without children: the tree ends at node {count - 1}.");
            }

            nodes[i] = new(tree.Values[i], tree.Features[i] + (tree.MissingLeft[i] ? features : 0), first + children);
            depths[children] = depths[children + 1] = depths[i] + 1;
            children += 2;
        }

        return depths[^1];
    }

    /// <summary>The tree that <see cref="Flatten"/> was given.</summary>
    public static Tree Unflatten(ReadOnlySpan<TreeNode> nodes, ReadOnlySpan<float> covers, int output, int features)
    {
        var tree = new Tree(output, new int[nodes.Length], new float[nodes.Length], new bool[nodes.Length], covers.ToArray());
        for (int i = 0; i < nodes.Length; i++)
        {
            int slot = nodes[i].Slot;
            tree.Features[i] = slot == 2 * features ? Tree.Leaf : slot % features;
            tree.Values[i] = nodes[i].Value;
            tree.MissingLeft[i] = slot >= features && slot < 2 * features;
        }

        return tree;
    }
}
