using Mainspring.Learning.Scoring;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Foreign.Trees;

/// <summary>A tree as another tool numbers its nodes, before anything about it is believed. Node 0 is the root; a left child of -1 makes a leaf.</summary>
internal sealed class TreeDraft
{
    public const int NoChild = -1;

    public required int[] Left { get; init; }

    public required int[] Right { get; init; }

    /// <summary>The feature of a split.</summary>
    public required int[] Feature { get; init; }

    /// <summary>The threshold of a split, below which a row goes left; the value of a leaf.</summary>
    public required float[] Value { get; init; }

    public required bool[] MissingLeft { get; init; }

    /// <summary>The weight of the training rows that came to each node; empty when nobody knows.</summary>
    public required float[] Cover { get; init; }

    /// <summary>The tree breadth first. Nodes that nothing leads to are left out.</summary>
    /// <param name="number">Its place, for messages.</param>
    /// <param name="output">The output to which its leaves add.</param>
    /// <exception cref="PredictorFormatException">Lists differ in length, a child is none of the nodes, or two ways lead to one.</exception>
    public Tree BreadthFirst(int number, int output)
    {
        int count = Left.Length;
        if (count == 0 || new[] { Right.Length, Feature.Length, Value.Length, MissingLeft.Length }.Any(length => length != count) || (Cover.Length != 0 && Cover.Length != count))
        {
            throw new PredictorFormatException($"The lists of tree {number} differ in length.");
        }

        List<int> nodes = Reachable(number);
        return new(
            output,
            [.. nodes.Select(node => Left[node] == NoChild ? Tree.Leaf : Feature[node])],
            [.. nodes.Select(node => Value[node])],
            [.. nodes.Select(node => Left[node] != NoChild && MissingLeft[node])],
            Cover.Length == 0 ? [] : [.. nodes.Select(node => Cover[node])]);
    }

    private List<int> Reachable(int number)
    {
        List<int> nodes = [0];
        bool[] seen = new bool[Left.Length];
        seen[0] = true;
        for (int i = 0; i < nodes.Count; i++)
        {
            if (Left[nodes[i]] == NoChild)
            {
                continue;
            }

            foreach (int child in (int[])[Left[nodes[i]], Right[nodes[i]]])
            {
                if (child < 0 || child >= seen.Length || seen[child])
                {
                    throw new PredictorFormatException($"Tree {number}: the split {nodes[i]} leads to the node {child}, which is none of the {seen.Length} or is reached twice.");
                }

                seen[child] = true;
                nodes.Add(child);
            }
        }

        return nodes;
    }
}
