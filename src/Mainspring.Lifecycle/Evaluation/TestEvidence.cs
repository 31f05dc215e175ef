using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>All that is known of a candidate and the champion, request by request as it comes; requests themselves are not kept. One thread at a time.</summary>
public sealed class TestEvidence
{
    private readonly AbTestPlan _plan;
    private readonly ArmStratum _pairs = new();
    private readonly SampleRatioTest _ratio = new();

    /// <summary>Begins with nothing.</summary>
    /// <param name="plan">How the test is done.</param>
    /// <param name="predictsNumbers">Whether predictions are numbers; else they are probabilities.</param>
    public TestEvidence(AbTestPlan plan, bool predictsNumbers = false)
    {
        _plan = plan;
        PredictsNumbers = predictsNumbers;
        Champion = new(plan.Guardrails);
        Candidate = new(plan.Guardrails);
    }

    /// <summary>Whether predictions are numbers; else they are probabilities.</summary>
    public bool PredictsNumbers { get; }

    /// <summary>Labelled requests of the candidate while it had a share of the traffic, in percent.</summary>
    public long LabelledAt(double share) => Candidate.Strata.TryGetValue(Math.Round(share / 100, 6), out ArmStratum? stratum) ? stratum.Values.Count : 0;

    internal ArmEvidence Champion { get; }

    internal ArmEvidence Candidate { get; }

    /// <summary>Requests that both scored and whose worth is known of both.</summary>
    public long Pairs => _pairs.Values.Count;

    /// <summary>Pairs of which one side was worth more than the other.</summary>
    public long Disagreements { get; private set; }

    /// <summary>Adds an answered request.</summary>
    public void Add(in TestObservation seen)
    {
        (seen.IsCandidate ? Candidate : Champion).Add(seen, _plan.Clusters);
        _ratio.Add(seen.IsCandidate, seen.CandidateShare, seen.Key);
    }

    /// <summary>Adds what the candidate scored beside an answer: its time and prediction count for guardrails.</summary>
    public void AddShadow(in TestObservation seen) => Candidate.Add(seen with { IsCandidate = true }, _plan.Clusters);

    /// <summary>Adds a request that both scored.</summary>
    /// <param name="champion">What the champion's prediction is worth.</param>
    /// <param name="candidate">What the candidate's is.</param>
    /// <param name="key">Who asked; null when nobody is known.</param>
    public void AddPair(double champion, double candidate, string? key)
    {
        double difference = candidate - champion;
        if (double.IsFinite(difference))
        {
            Disagreements += difference != 0 ? 1 : 0;
            _pairs.Add(difference, 0, _plan.Clusters ? key : null);
        }
    }

    /// <summary>Tells of requests that failed or were refused by the server; the log of answers has none of them.</summary>
    public void SetErrors(long champion, long candidate) => (Champion.Errors, Candidate.Errors) = (champion, candidate);

    /// <summary>Whether requests went to the sides as they should have, by the chance with which each was assigned; 1 when nothing can be said.</summary>
    internal double SampleRatio() => _plan.Method == AbTestMethod.PairedShadow ? 1 : _ratio.PValue();

    /// <summary>How much more the candidate is worth, in the unit of the metric or relative to the champion's mean, positive when the metric is greater.</summary>
    internal Difference Compare()
    {
        if (_plan.Method == AbTestMethod.PairedShadow)
        {
            MeanEstimate pairs = _pairs.Mean(null);
            double unit = _plan.IsRelative ? Math.Abs(Champion.Values.Outcome.Mean) : 1;
            return new(pairs.Mean / unit, Math.Sqrt(pairs.Variance) / unit, pairs.Labels);
        }

        Cuped? adjustment = _plan.History is null ? null : Cuped.Of(Champion.Values.With(Candidate.Values));
        return Difference.OfStrata([.. Champion.Strata.Keys.Intersect(Candidate.Strata.Keys).Select(share => Between(share, adjustment))]);
    }

    /// <summary>The number of users of the smaller side; the interval is not to be read when it is small.</summary>
    internal long Users() => _plan.Method == AbTestMethod.PairedShadow ? _pairs.Users
        : Math.Min(Champion.Strata.Values.Sum(stratum => stratum.Users), Candidate.Strata.Values.Sum(stratum => stratum.Users));

    private Difference Between(double share, Cuped? adjustment)
    {
        (MeanEstimate champion, MeanEstimate candidate) = (Champion.Strata[share].Mean(adjustment), Candidate.Strata[share].Mean(adjustment));
        return _plan.IsRelative ? Difference.RelativeLift(champion, candidate) : Difference.Between(champion, candidate);
    }
}
