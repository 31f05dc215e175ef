using Mainspring.Learning.Trees;

namespace Mainspring.Learning.XGBoost;

/// <summary>XGBoost's trees in our breadth-first form. Nothing about them is second-guessed: same thresholds, same leaves, same order.</summary>
internal static class XGBoostTrees
{
    /// <param name="model">As XGBoost saved it.</param>
    /// <param name="output">Added to every tree's output: the class, where one model was fitted a class.</param>
    public static IEnumerable<Tree> Of(XGBoostModel model, int output = 0) => model.Trees.Select((tree, i) => BreadthFirst(tree, model.Outputs[i] + output));

    /// <summary>The loss that the splits on each feature removed, added to <paramref name="gains"/>.</summary>
    public static void AddGains(XGBoostModel model, double[] gains)
    {
        foreach (XGBoostTree tree in model.Trees)
        {
            foreach (int node in Reachable(tree).Where(node => tree.Left[node] >= 0))
            {
                gains[tree.Feature[node]] += tree.Gain[node];
            }
        }
    }

    private static Tree BreadthFirst(XGBoostTree tree, int output)
    {
        int[] nodes = [.. Reachable(tree)];
        bool Leaf(int node) => tree.Left[node] < 0;
        return new(
            output,
            [.. nodes.Select(node => Leaf(node) ? Tree.Leaf : tree.Feature[node])],
            [.. nodes.Select(node => tree.Condition[node])],
            [.. nodes.Select(node => !Leaf(node) && tree.DefaultLeft[node])],
            [.. nodes.Select(node => tree.Cover[node])]);
    }

    private static List<int> Reachable(XGBoostTree tree)
    {
        var nodes = new List<int>(tree.Left.Length) { 0 };
        for (int i = 0; i < nodes.Count; i++)
        {
            if (tree.Left[nodes[i]] >= 0)
            {
                nodes.Add(tree.Left[nodes[i]]);
                nodes.Add(tree.Right[nodes[i]]);
            }
        }

        return nodes;
    }
}
