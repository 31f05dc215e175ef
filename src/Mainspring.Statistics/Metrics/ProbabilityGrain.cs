namespace Mainspring.Statistics.Metrics;

/// <summary>Keeps logarithms of single-precision probabilities finite.</summary>
internal static class ProbabilityGrain
{
    // 2^-23, float's machine epsilon: what scikit-learn clips float32 probabilities with.
    private const double Least = 1.1920928955078125e-07;

    public static double Clip(double probability) => Math.Clamp(probability, Least, 1 - Least);
}
