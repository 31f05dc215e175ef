namespace Mainspring.Learning.Trees;

/// <summary>The transforms in single precision and in XGBoost's order of operations, so that outputs agree to the last bit.</summary>
internal static class OutputTransforms
{
    /// <summary>Transforms rows of sums in place.</summary>
    public static void Apply(OutputTransform transform, Span<float> sums, int outputs)
    {
        switch (transform)
        {
            case OutputTransform.Identity:
                break;
            case OutputTransform.Logistic:
                foreach (ref float sum in sums)
                {
                    sum = Logistic(sum);
                }

                break;
            case OutputTransform.Softmax:
                for (int row = 0; row < sums.Length; row += outputs)
                {
                    Softmax(sums.Slice(row, outputs));
                }

                break;
            case OutputTransform.Votes:
                for (int row = 0; row < sums.Length; row += outputs)
                {
                    Votes(sums.Slice(row, outputs));
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(transform), transform, "There is no such transform.");
        }
    }

    // src/common/math.h of XGBoost: the exponent is cut where e^x would overflow, and 1e-16 keeps the denominator from zero.
    private static float Logistic(float x) => 1f / (MathF.Exp(MathF.Min(-x, 88.7f)) + 1f + 1e-16f);

    private static void Softmax(Span<float> sums)
    {
        float most = sums[0];
        foreach (float sum in sums[1..])
        {
            most = MathF.Max(most, sum);
        }

        double total = 0;
        foreach (ref float sum in sums)
        {
            sum = MathF.Exp(sum - most);
            total += sum;
        }

        foreach (ref float sum in sums)
        {
            sum /= (float)total;
        }
    }

    private static void Votes(Span<float> shares)
    {
        float total = 0;
        foreach (ref float share in shares)
        {
            share = Math.Clamp(share, 0f, 1f);
            total += share;
        }

        if (shares.Length == 1)
        {
            return;
        }

        foreach (ref float share in shares)
        {
            share = total > 0 ? share / total : 1f / shares.Length;
        }
    }
}
