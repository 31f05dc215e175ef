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

    /// <exception cref="ArgumentException">A span is too short.</exception>
    /// <exception cref="InvalidOperationException">The predictor cannot explain.</exception>
    public static void CheckExplanation(IPredictor predictor, ReadOnlySpan<float> features, int rows, ReadOnlySpan<double> contributions)
    {
        if (!predictor.CanExplain)
        {
            throw new InvalidOperationException("The model does not know how many training rows came to its nodes, so its predictions cannot be explained; train it again.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (features.Length < (long)rows * predictor.FeatureCount)
        {
            throw new ArgumentException($"{rows} rows of {predictor.FeatureCount} features need {(long)rows * predictor.FeatureCount} values; {features.Length} were given.", nameof(features));
        }

        long needed = (long)rows * predictor.OutputCount * (predictor.FeatureCount + 1);
        if (contributions.Length < needed)
        {
            throw new ArgumentException($"{rows} rows have {needed} contributions; there is room for {contributions.Length}.", nameof(contributions));
        }
    }
}
