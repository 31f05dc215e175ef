using Mainspring.Lifecycle.Training;
using Mainspring.Statistics.Metrics;

namespace Mainspring.Web.Runs.Evaluations;

/// <summary>What the hold-out says of other thresholds, from the histograms of its scores.</summary>
internal static class Cutoffs
{
    /// <summary>The calls at each edge of the histograms, lowest first; none unless there are two classes.</summary>
    public static IReadOnlyList<(double At, CallCounts Calls)> Of(Evaluation evaluation)
    {
        if (evaluation.ScoreHistograms is not [{ Count: > 1 } negatives, var positives])
        {
            return [];
        }

        int bins = negatives.Count, allNegative = negatives.Sum(), allPositive = positives.Sum();
        return
        [
            .. Enumerable.Range(1, bins - 1).Select(edge =>
            {
                int falsePositives = negatives.Skip(edge).Sum(), truePositives = positives.Skip(edge).Sum();
                return ((double)edge / bins, new CallCounts(truePositives, falsePositives, allPositive - truePositives, allNegative - falsePositives));
            }),
        ];
    }
}
