using Mainspring.Data.Tables;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Training;

/// <summary>Measures how long a model takes for one row, from its columns to the prediction, without any network.</summary>
public static class LatencyProbe
{
    private const int MostRows = 500;

    /// <summary>The 95th percentile over rows that are scored one by one, in milliseconds. A first round warms up and is not counted.</summary>
    /// <param name="model">The model.</param>
    /// <param name="holdout">Rows, at least one.</param>
    /// <param name="clock">Measures.</param>
    public static double Measure(Model model, ScoredHoldout holdout, TimeProvider clock)
    {
        Table[] single = [.. Enumerable.Range(0, Math.Min(holdout.Rows.Length, MostRows)).Select(place => holdout.Take([place]))];
        double[] milliseconds = [];
        for (int round = 0; round < 2; round++)
        {
            milliseconds = [.. single.Select(row =>
            {
                long started = clock.GetTimestamp();
                _ = Algorithm.Score(model.Predictor, model.Plan.EncodeTable(row));
                return clock.GetElapsedTime(started).TotalMilliseconds;
            })];
        }

        Array.Sort(milliseconds);
        return milliseconds[(int)Math.Ceiling(0.95 * milliseconds.Length) - 1];
    }
}
