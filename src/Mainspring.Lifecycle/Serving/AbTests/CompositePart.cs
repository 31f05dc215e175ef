namespace Mainspring.Lifecycle.Serving.AbTests;

/// <summary>
/// One part of a composite: <c>weight · value / scale</c> where higher is better, <c>weight · max(0, 1 − value / scale)</c> where lower is. So the composite is itself a value
/// of one request and has a variance.
/// </summary>
/// <param name="Metric">What is measured; not itself a composite.</param>
/// <param name="Weight">Its weight, above zero.</param>
/// <param name="Scale">The value that counts as a whole, above zero: 5 for stars, 5000 for milliseconds.</param>
public sealed record CompositePart(TestMetric Metric, double Weight, double Scale)
{
    /// <summary>What the part adds for a value of its metric.</summary>
    public double ValueOf(double value) => Weight * (TestMetrics.HigherIsBetter(Metric) ? value / Scale : Math.Max(0, 1 - (value / Scale)));
}
