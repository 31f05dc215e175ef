namespace Mainspring.Statistics.AbTests;

/// <summary>The mean of one arm with the error of that estimate.</summary>
/// <param name="Mean">The mean; NaN when there is nothing.</param>
/// <param name="Variance">The variance of the mean, not of the values; NaN while there is too little to tell.</param>
/// <param name="Labels">How many values it rests on.</param>
public readonly record struct MeanEstimate(double Mean, double Variance, long Labels)
{
    /// <summary>The mean of values that have nothing to do with each other.</summary>
    public static MeanEstimate Of(RunningMoments values) => values.Count == 0 ? new(double.NaN, double.NaN, 0) : new(values.Mean, values.Variance / values.Count, values.Count);

    /// <summary>
    /// The mean of values that come in clusters, such as many requests of one user: the clusters are what is independent, so their variance counts (the ratio estimator of
    /// cluster sampling, Cochran, "Sampling Techniques", 1977, chapter 9).
    /// </summary>
    /// <param name="clusters">Of each cluster the sum of its values and how many they are.</param>
    /// <param name="alone">Values that are each a cluster of their own.</param>
    public static MeanEstimate OfClusters(IReadOnlyCollection<(double Sum, long Count)> clusters, RunningMoments alone = default)
    {
        long count = clusters.Sum(cluster => cluster.Count) + alone.Count;
        double mean = (clusters.Sum(cluster => cluster.Sum) + (alone.Mean * alone.Count)) / count;
        double squares = clusters.Sum(cluster => Math.Pow(cluster.Sum - (mean * cluster.Count), 2)) + alone.Squares + (alone.Count * Math.Pow(alone.Mean - mean, 2));
        long independent = clusters.Count + alone.Count;
        return new(mean, independent < 2 ? double.NaN : squares * independent / (independent - 1) / ((double)count * count), count);
    }
}
