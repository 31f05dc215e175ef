using System.Numerics;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Tests.Explanation;

/// <summary>Shapley values by their definition: the weighted mean over all subsets of features of what one more feature changes. Exponential; for small trees.</summary>
internal static class ShapleyDefinition
{
    public static double[] Of(Tree tree, float[] row)
    {
        int n = row.Length;
        double[] expected = new double[1 << n];
        for (int known = 0; known < expected.Length; known++)
        {
            expected[known] = Expectation(tree, row, known, 0);
        }

        double[] values = new double[n + 1];
        for (int feature = 0; feature < n; feature++)
        {
            for (int known = 0; known < expected.Length; known++)
            {
                if ((known & (1 << feature)) == 0)
                {
                    int size = BitOperations.PopCount((uint)known);
                    values[feature] += Factorial(size) * Factorial(n - size - 1) / Factorial(n) * (expected[known | (1 << feature)] - expected[known]);
                }
            }
        }

        values[n] = expected[0];
        return values;
    }

    private static double Expectation(Tree tree, float[] row, int known, int node)
    {
        int feature = tree.Features[node];
        if (feature == Tree.Leaf)
        {
            return tree.Values[node];
        }

        int left = 1 + (2 * tree.Features.Take(node).Count(f => f != Tree.Leaf));
        if ((known & (1 << feature)) != 0)
        {
            bool goesLeft = float.IsNaN(row[feature]) ? tree.MissingLeft[node] : row[feature] < tree.Values[node];
            return Expectation(tree, row, known, goesLeft ? left : left + 1);
        }

        double part = tree.Covers[left] / ((double)tree.Covers[left] + tree.Covers[left + 1]);
        return (part * Expectation(tree, row, known, left)) + ((1 - part) * Expectation(tree, row, known, left + 1));
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
