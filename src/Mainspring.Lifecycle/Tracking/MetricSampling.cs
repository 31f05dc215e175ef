namespace Mainspring.Lifecycle.Tracking;

/// <summary>Thins the curves of several runs so that they stay comparable: all of them are shown at the same steps.</summary>
public static class MetricSampling
{
    /// <summary>The steps to show: evenly chosen among those of all runs, and the first and the last step of each run.</summary>
    /// <param name="stepsOfRuns">The steps of each run, ascending.</param>
    /// <param name="most">About how many steps to choose, at least one.</param>
    public static IReadOnlyList<long> Choose(IReadOnlyList<IReadOnlyList<long>> stepsOfRuns, int most)
    {
        long[] all = [.. stepsOfRuns.SelectMany(steps => steps).Distinct().Order()];
        if (all.Length <= most)
        {
            return all;
        }

        IEnumerable<long> even = Enumerable.Range(0, most).Select(i => all[(int)((long)i * (all.Length - 1) / Math.Max(most - 1, 1))]);
        IEnumerable<long> ends = stepsOfRuns.Where(steps => steps.Count > 0).SelectMany(steps => (long[])[steps[0], steps[^1]]);
        return [.. even.Concat(ends).Distinct().Order()];
    }
}
