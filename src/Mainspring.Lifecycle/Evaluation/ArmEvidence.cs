using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Lifecycle.Serving.Traffic;
using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>What one side of a test has gathered. Grows; one thread at a time.</summary>
/// <param name="guardrails">Which latencies are counted as too long.</param>
internal sealed class ArmEvidence(IReadOnlyList<Guardrail> guardrails)
{
    private readonly long[] _tooLong = new long[guardrails.Count];
    private readonly long[] _latencies = new long[LatencyBounds.BucketCount];
    private readonly Dictionary<double, ArmStratum> _strata = [];
    private long _ones;
    private long _zeros;

    /// <summary>Answered requests.</summary>
    public long Requests { get; private set; }

    /// <summary>Requests that failed or were refused by the server, which no log of answers has.</summary>
    public long Errors { get; set; }

    /// <summary>Requests whose worth is known.</summary>
    public long Labelled { get; private set; }

    /// <summary>Milliseconds.</summary>
    public RunningMoments Latency { get; private set; }

    /// <summary>Predictions.</summary>
    public RunningMoments Scores { get; private set; }

    /// <summary>Truths.</summary>
    public RunningMoments Truths { get; private set; }

    /// <summary>Truth minus prediction.</summary>
    public RunningMoments Residuals { get; private set; }

    /// <summary>What requests are worth, with the covariate.</summary>
    public JointMoments Values { get; private set; }

    /// <summary>How often 1 was seen.</summary>
    public long Ones => _ones;

    /// <summary>How often 0 was seen.</summary>
    public long Zeros => _zeros;

    /// <summary>What was gathered while the traffic was split in one way, by the candidate's share.</summary>
    public IReadOnlyDictionary<double, ArmStratum> Strata => _strata;

    /// <summary>How many latencies were not below the limit of a guardrail.</summary>
    public long TooLong(int guardrail) => _tooLong[guardrail];

    /// <summary>A quantile of the latencies in milliseconds; NaN without requests.</summary>
    public double LatencyQuantile(double share) => LatencyBounds.Quantile(_latencies, share) ?? double.NaN;

    public void Add(in TestObservation seen, bool clusters)
    {
        Requests++;
        Latency = Latency.With(seen.LatencyMs);
        _latencies[LatencyBounds.BucketOf((long)(seen.LatencyMs * 1000))]++;
        for (int i = 0; i < guardrails.Count; i++)
        {
            _tooLong[i] += seen.LatencyMs >= guardrails[i].Limit ? 1 : 0;
        }

        if (seen.Score is { } score && double.IsFinite(score))
        {
            Scores = Scores.With(score);
            if (seen.Truth is { } truth && double.IsFinite(truth))
            {
                Truths = Truths.With(truth);
                Residuals = Residuals.With(truth - score);
            }
        }

        if (seen.Value is { } value && double.IsFinite(value))
        {
            AddValue(value, seen, clusters);
        }
    }

    private void AddValue(double value, in TestObservation seen, bool clusters)
    {
        Labelled++;
        _ones += value == 1 ? 1 : 0;
        _zeros += value == 0 ? 1 : 0;
        Values = Values.With(value, seen.Covariate);
        double share = Math.Round(seen.CandidateShare, 6);
        if (!_strata.TryGetValue(share, out ArmStratum? stratum))
        {
            _strata.Add(share, stratum = new());
        }

        stratum.Add(value, seen.Covariate, clusters ? seen.Key : null);
    }
}
