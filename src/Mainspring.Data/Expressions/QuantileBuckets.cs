using Mainspring.Data.Expressions.Functions;

namespace Mainspring.Data.Expressions;

/// <summary>Replaces <c>quantile_bucket(x, n)</c>, whose edges are found in training, by <c>bucket(x, [edges])</c>.</summary>
public static class QuantileBuckets
{
    private const int MostBuckets = 1000;

    /// <summary>Whether there is one to replace.</summary>
    public static bool In(ExpressionNode node) => IsQuantile(node) || node.Children.Any(In);

    /// <summary>The same tree with every one replaced.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="edges">The ascending edges, at least one, of a number and a count of buckets.</param>
    /// <exception cref="ExpressionException">The count is no whole number from 2 to 1,000.</exception>
    public static ExpressionNode Replace(ExpressionNode node, Func<ExpressionNode, int, IReadOnlyList<double>> edges)
    {
        switch (node)
        {
            case CallNode { Arguments: [var x, var count] } call when IsQuantile(call):
                int buckets = count is NumberNode { Value: >= 2 and <= MostBuckets } number && Math.Floor(number.Value) == number.Value
                    ? (int)number.Value
                    : throw ExpressionException.At(count, $"a whole number from 2 to {MostBuckets} is needed here", "write quantile_bucket(x, 4)");
                ExpressionNode replaced = Replace(x, edges);
                return call with { Function = "bucket", Arguments = [replaced, new ListNode([.. edges(replaced, buckets).Select(edge => new NumberNode(edge, count.Position, count.Length))], count.Position, count.Length)] };
            case CallNode call:
                return call with { Arguments = [.. call.Arguments.Select(argument => Replace(argument, edges))] };
            case UnaryNode unary:
                return unary with { Operand = Replace(unary.Operand, edges) };
            case BinaryNode binary:
                return binary with { Left = Replace(binary.Left, edges), Right = Replace(binary.Right, edges) };
            default:
                return node;
        }
    }

    private static bool IsQuantile(ExpressionNode node) => node is CallNode { Function: BucketFunctions.Quantiles };
}
