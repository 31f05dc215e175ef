using Mainspring.Data.Expressions.Evaluation;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>Functions that put values into few buckets.</summary>
internal static class BucketFunctions
{
    /// <summary>The name of the function whose edges are found in training.</summary>
    public const string Quantiles = "quantile_bucket";

    private const int MostBuckets = 1 << 20;

    public static IReadOnlyList<Function> All { get; } =
    [
        new("bucket", "bucket(x, [10, 20, 30])", "how many of the ascending edges are at or below the number: 0 below 10, 1 from 10 on, 3 from 30 on", 2, 2, call => Operand.Of(new Bucket(call.Number(0), call.ConstantEdges(1)))),
        new(Quantiles, "quantile_bucket(x, n)", "bucket with n - 1 edges that training finds, so that its rows fall into n buckets of about the same size; the model keeps the edges. For features alone", 2, 2, call =>
            throw call.Wrong(1, "the edges of quantile_bucket are found in training, so it stands in features.add alone", "write bucket(x, [10, 20]) with edges of your own")),
        new("hash_bucket", "hash_bucket(text, n)", "a number from 0 to n - 1 that is always the same for a text (64-bit FNV-1a)", 2, 2, HashBucket),
    ];

    private static Operand HashBucket(Call call)
    {
        int buckets = call.ConstantInteger(1, 2, MostBuckets);
        return Operand.Of(new NumberOfText(call.Text(0), text => Fnv1a.Hash(text) % (ulong)buckets));
    }
}
