using Mainspring.Learning.Training;

namespace Mainspring.Learning.XGBoost;

/// <summary>Hands feature rows to XGBoost in the only form that it takes without fault.</summary>
internal static class TrainingRows
{
    // XGBoost refuses infinities, and computes its outermost bin edges as twice the extreme value, which must be finite too.
    private const float Most = float.MaxValue / 8;

    /// <summary>The rows with extreme numbers brought within range; their order among the others stays.</summary>
    public static DMatrixHandle Matrix(FeatureMatrix features, int threads) => DMatrixHandle.Of(WithinRange(features.Values), features.Rows, features.Columns, threads);

    /// <inheritdoc cref="Matrix(FeatureMatrix, int)"/>
    public static DMatrixHandle Matrix(FeatureMatrix features, ReadOnlySpan<float> target, int threads)
    {
        DMatrixHandle matrix = Matrix(features, threads);
        matrix.SetTarget(target);
        return matrix;
    }

    /// <summary>The values themselves, or a copy with extreme ones brought within range.</summary>
    public static float[] WithinRange(float[] values) => ContainsExtreme(values) ? Array.ConvertAll(values, value => Math.Clamp(value, -Most, Most)) : values;

    private static bool ContainsExtreme(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (MathF.Abs(value) > Most)
            {
                return true;
            }
        }

        return false;
    }
}
