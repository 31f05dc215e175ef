using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>What one side gathered while the traffic was split in one way.</summary>
internal sealed class ArmStratum
{
    private readonly Dictionary<string, JointMoments> _clusters = [];
    private JointMoments _alone;
    private bool _hasRepeats;

    /// <summary>What requests are worth, with the covariate.</summary>
    public JointMoments Values { get; private set; }

    /// <summary>How many users there are, as far as they are known.</summary>
    public long Users => _clusters.Count + _alone.Count;

    public void Add(double value, double covariate, string? key)
    {
        Values = Values.With(value, covariate);
        if (key is null)
        {
            _alone = _alone.With(value, covariate);
            return;
        }

        JointMoments before = _clusters.GetValueOrDefault(key);
        _hasRepeats |= before.Count > 0;
        _clusters[key] = before.With(value, covariate);
    }

    /// <summary>The mean, with the error that follows from users who asked more than once, and without what was known before.</summary>
    public MeanEstimate Mean(Cuped? adjustment)
    {
        if (!_hasRepeats)
        {
            return MeanEstimate.Of(adjustment is null ? Values.Outcome : Values.Adjusted(adjustment));
        }

        return MeanEstimate.OfClusters([.. _clusters.Values.Select(cluster => (SumOf(cluster, adjustment), cluster.Count))], adjustment is null ? _alone.Outcome : _alone.Adjusted(adjustment));
    }

    private static double SumOf(JointMoments cluster, Cuped? adjustment) =>
        cluster.Count * (adjustment?.Adjust(cluster.Outcome.Mean, cluster.Covariate.Mean) ?? cluster.Outcome.Mean);
}
