using Mainspring.Statistics.AbTests;

namespace Mainspring.Statistics.Tests.AbTests;

/// <summary>Runs of A/B tests with labels drawn at random, looked at every 100 labels of each arm.</summary>
internal static class SimulatedTests
{
    private const int LookEvery = 100;
    private const int MostLabels = 10_000;

    /// <summary>How a test ended.</summary>
    internal enum Ending
    {
        Open,
        Promoted,
        RolledBack,
    }

    /// <summary>How many of the runs end which way when the arms are told apart by a rule.</summary>
    public static IReadOnlyDictionary<Ending, double> Shares(int runs, double firstShare, double secondShare, Func<RunningMoments, RunningMoments, Ending> rule, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, runs).Select(_ => Run(random, firstShare, secondShare, rule)).ToLookup(ending => ending)
            .ToDictionary(endings => endings.Key, endings => (double)endings.Count() / runs);
    }

    /// <summary>The default rule: the confidence sequence of the difference leaves zero.</summary>
    public static Ending BySequence(RunningMoments first, RunningMoments second)
    {
        Interval interval = ConfidenceSequence.Of(Difference.BetweenArms(first, second), 0.05, expectedLabels: 2000);
        return interval.Lower > 0 ? Ending.Promoted : interval.Upper < 0 ? Ending.RolledBack : Ending.Open;
    }

    /// <summary>The usual mistake: promote as soon as the mean is five percent better.</summary>
    public static Ending ByMeanRatio(RunningMoments first, RunningMoments second) => second.Mean > 1.05 * first.Mean ? Ending.Promoted : Ending.Open;

    private static Ending Run(Random random, double firstShare, double secondShare, Func<RunningMoments, RunningMoments, Ending> rule)
    {
        long first = 0, second = 0;
        for (int labels = LookEvery; labels <= MostLabels; labels += LookEvery)
        {
            first += Draw(random, firstShare);
            second += Draw(random, secondShare);
            Ending ending = rule(RunningMoments.OfBinary(first, labels - first), RunningMoments.OfBinary(second, labels - second));
            if (ending != Ending.Open)
            {
                return ending;
            }
        }

        return Ending.Open;
    }

    private static int Draw(Random random, double share)
    {
        int hits = 0;
        for (int i = 0; i < LookEvery; i++)
        {
            hits += random.NextDouble() < share ? 1 : 0;
        }

        return hits;
    }
}
