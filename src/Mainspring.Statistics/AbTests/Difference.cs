namespace Mainspring.Statistics.AbTests;

/// <summary>How much more the second variant has than the first, with the error of that estimate.</summary>
/// <param name="Estimate">Second minus first.</param>
/// <param name="StandardError">Its standard error; NaN while there is too little to tell.</param>
/// <param name="Labels">How many labelled requests it rests on.</param>
public readonly record struct Difference(double Estimate, double StandardError, long Labels)
{
    /// <summary>The difference of the means of two arms that different requests went to.</summary>
    public static Difference BetweenArms(RunningMoments first, RunningMoments second) => new(
        second.Mean - first.Mean,
        Math.Sqrt((first.Variance / first.Count) + (second.Variance / second.Count)),
        first.Count + second.Count);

    /// <summary>The mean of differences that were taken request by request, because both variants scored it.</summary>
    public static Difference Paired(RunningMoments differences) =>
        new(differences.Mean, Math.Sqrt(differences.Variance / differences.Count), differences.Count);

    /// <summary>
    /// The difference relative to the mean of the first arm, such as 0.05 for five percent more, by the delta method. NaN when that mean is zero.
    /// </summary>
    public static Difference RelativeLift(RunningMoments first, RunningMoments second)
    {
        double variance = (second.Variance / (first.Mean * first.Mean * second.Count))
            + (first.Variance * second.Mean * second.Mean / (Math.Pow(first.Mean, 4) * first.Count));
        return new((second.Mean - first.Mean) / Math.Abs(first.Mean), Math.Sqrt(variance), first.Count + second.Count);
    }

    /// <summary>
    /// The difference of the means of two arms whose requests come in clusters, such as many requests of one user: the clusters are what is independent, so their
    /// variance counts (the ratio estimator of cluster sampling, Cochran, "Sampling Techniques", 1977, chapter 9).
    /// </summary>
    /// <param name="first">Of each cluster of the first arm: the sum of its values and how many they are.</param>
    /// <param name="second">The same of the second arm.</param>
    public static Difference BetweenClusters(IReadOnlyCollection<(double Sum, long Count)> first, IReadOnlyCollection<(double Sum, long Count)> second)
    {
        (double meanA, double varianceA, long countA) = OfClusters(first);
        (double meanB, double varianceB, long countB) = OfClusters(second);
        return new(meanB - meanA, Math.Sqrt(varianceA + varianceB), countA + countB);
    }

    private static (double Mean, double Variance, long Count) OfClusters(IReadOnlyCollection<(double Sum, long Count)> clusters)
    {
        long count = clusters.Sum(cluster => cluster.Count);
        double mean = clusters.Sum(cluster => cluster.Sum) / count;
        double squares = clusters.Sum(cluster => Math.Pow(cluster.Sum - (mean * cluster.Count), 2));
        return (mean, clusters.Count < 2 ? double.NaN : squares * clusters.Count / (clusters.Count - 1) / ((double)count * count), count);
    }
}
