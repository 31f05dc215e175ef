using Mainspring.Lifecycle.Predictions.Outcomes;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>
/// Gathers the evidence of a test from the log of predictions and what was said of them. Labels come late, so each look reads the test from its beginning; what is kept grows
/// with users, not with requests.
/// </summary>
public sealed class EvidenceReader(OutcomeReader outcomes)
{
    /// <summary>Reads everything that was answered and said before the call.</summary>
    public async Task<TestEvidence> ReadAsync(TestSubject subject, CancellationToken cancellation = default)
    {
        UserHistory history = subject.Plan.History is { } span ? await ReadHistoryAsync(subject, span, cancellation) : UserHistory.None;
        TestEvidence? evidence = null;
        Dictionary<long, double> unpaired = [];
        await foreach (Outcome outcome in outcomes.ReadAsync(new() { Endpoint = subject.Endpoint, Since = subject.Since }, cancellation))
        {
            bool isCandidate = outcome.Source.Variant == subject.Candidate && outcome.Source.Version == subject.CandidateVersion;
            if (!isCandidate && !(outcome.Source.Variant == subject.Champion && outcome.Source.Version == subject.ChampionVersion && outcome.ShadowOf is null))
            {
                continue;
            }

            evidence ??= new(subject.Plan, predictsNumbers: outcome.Value is not null);
            double? worth = OutcomeWorth.Of(subject.Plan, outcome);
            TestObservation seen = Observe(outcome, isCandidate, worth, history);
            if (outcome.ShadowOf is { } answer)
            {
                evidence.AddShadow(seen with { Value = null });
                if (unpaired.Remove(answer, out double champion) && worth is { } candidate)
                {
                    evidence.AddPair(champion, candidate, outcome.Key);
                }

                continue;
            }

            evidence.Add(seen);
            if (!isCandidate && worth is { } own && subject.Plan.Method == AbTestMethod.PairedShadow)
            {
                unpaired[outcome.PredictionId] = own;
            }
        }

        return evidence ?? new(subject.Plan);
    }

    private async Task<UserHistory> ReadHistoryAsync(TestSubject subject, TimeSpan span, CancellationToken cancellation)
    {
        var history = new UserHistory();
        await foreach (Outcome outcome in outcomes.ReadAsync(new() { Endpoint = subject.Endpoint, Since = subject.Since - span, Until = subject.Since, WithShadows = false }, cancellation))
        {
            if (outcome.Key is { } key && OutcomeWorth.Of(subject.Plan, outcome) is { } worth)
            {
                history.Add(key, worth);
            }
        }

        return history;
    }

    private static TestObservation Observe(Outcome outcome, bool isCandidate, double? worth, UserHistory history) =>
        new(isCandidate, outcome.ShadowOf is not null ? 0 : isCandidate ? outcome.Propensity : 1 - outcome.Propensity, outcome.Latency.TotalMilliseconds)
        {
            Key = outcome.Key,
            Score = OutcomeWorth.ScoreOf(outcome),
            Truth = OutcomeWorth.TruthOf(outcome),
            Value = worth,
            Covariate = history.Of(outcome.Key),
        };
}
