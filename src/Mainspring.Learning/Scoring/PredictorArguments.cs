namespace Mainspring.Learning.Scoring;

/// <summary>The checks before any row is scored.</summary>
internal static class PredictorArguments
{
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Check(IPredictor predictor, ReadOnlySpan<float> features, int rows, ReadOnlySpan<float> outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (features.Length < (long)rows * predictor.FeatureCount)
        {
            throw new ArgumentException($"{rows} rows of {predictor.FeatureCount} features need {(long)rows * predictor.FeatureCount} values; {features.Length} were given.", nameof(features));
        }

        if (outputs.Length < (long)rows * predictor.OutputCount)
        {
            throw new ArgumentException($"{rows} rows have {(long)rows * predictor.OutputCount} outputs; there is room for {outputs.Length}.", nameof(outputs));
        }
    }
}
