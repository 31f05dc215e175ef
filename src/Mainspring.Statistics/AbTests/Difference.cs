namespace Mainspring.Statistics.AbTests;

/// <summary>How much more the second variant has than the first, with the error of that estimate.</summary>
/// <param name="Estimate">Second minus first.</param>
/// <param name="StandardError">Its standard error; NaN while there is too little to tell.</param>
/// <param name="Labels">How many labelled requests it rests on.</param>
public readonly record struct Difference(double Estimate, double StandardError, long Labels)
{
    /// <summary>The difference of the means of two arms that different requests went to.</summary>
    public static Difference BetweenArms(RunningMoments first, RunningMoments second) => Between(MeanEstimate.Of(first), MeanEstimate.Of(second));

    /// <summary>The difference of two means that have nothing to do with each other.</summary>
    public static Difference Between(MeanEstimate first, MeanEstimate second) =>
        new(second.Mean - first.Mean, Math.Sqrt(first.Variance + second.Variance), first.Labels + second.Labels);

    /// <summary>The mean of differences that were taken request by request, because both variants scored it.</summary>
    public static Difference Paired(RunningMoments differences) =>
        new(differences.Mean, Math.Sqrt(differences.Variance / differences.Count), differences.Count);

    /// <summary>
    /// The difference relative to the mean of the first arm, such as 0.05 for five percent more, by the delta method. NaN when that mean is zero.
    /// </summary>
    public static Difference RelativeLift(RunningMoments first, RunningMoments second) => RelativeLift(MeanEstimate.Of(first), MeanEstimate.Of(second));

    /// <inheritdoc cref="RelativeLift(RunningMoments, RunningMoments)"/>
    public static Difference RelativeLift(MeanEstimate first, MeanEstimate second)
    {
        double variance = (second.Variance / (first.Mean * first.Mean)) + (first.Variance * second.Mean * second.Mean / Math.Pow(first.Mean, 4));
        return new((second.Mean - first.Mean) / Math.Abs(first.Mean), Math.Sqrt(variance), first.Labels + second.Labels);
    }

    /// <summary>
    /// The difference of the means of two arms whose requests come in clusters, such as many requests of one user; see <see cref="MeanEstimate.OfClusters"/>.
    /// </summary>
    /// <param name="first">Of each cluster of the first arm: the sum of its values and how many they are.</param>
    /// <param name="second">The same of the second arm.</param>
    public static Difference BetweenClusters(IReadOnlyCollection<(double Sum, long Count)> first, IReadOnlyCollection<(double Sum, long Count)> second) =>
        Between(MeanEstimate.OfClusters(first), MeanEstimate.OfClusters(second));

    /// <summary>
    /// One difference out of those of several strata, such as the times before and after the traffic was split otherwise, each weighing as its labels: what changed between
    /// them (season, mix of users) is no difference of the arms. Strata without an error are left out.
    /// </summary>
    public static Difference OfStrata(IReadOnlyCollection<Difference> strata)
    {
        Difference[] told = [.. strata.Where(stratum => !double.IsNaN(stratum.Estimate) && !double.IsNaN(stratum.StandardError))];
        long labels = told.Sum(stratum => stratum.Labels);
        return labels == 0
            ? new(double.NaN, double.NaN, strata.Sum(stratum => stratum.Labels))
            : new(
                told.Sum(stratum => stratum.Estimate * stratum.Labels / labels),
                Math.Sqrt(told.Sum(stratum => Math.Pow(stratum.StandardError * stratum.Labels / labels, 2))),
                labels);
    }
}
