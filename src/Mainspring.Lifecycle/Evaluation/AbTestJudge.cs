using System.Globalization;
using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Statistics.AbTests;

namespace Mainspring.Lifecycle.Evaluation;

/// <summary>
/// Decides between a candidate and the champion. It may be asked as often as one likes: the interval holds at every look at once (<see cref="ConfidenceSequence"/>), so looking
/// again does not make a wrong promotion more likely. A pure function of the plan and the evidence.
/// </summary>
public static class AbTestJudge
{
    /// <summary>With fewer of the rarer value, or fewer pairs that differ, the sums are not normal enough for any promise.</summary>
    public const long FewestEvents = 20;

    private const double UnequalLabels = 0.001;

    /// <summary>What the evidence says now.</summary>
    /// <param name="plan">How the test is done.</param>
    /// <param name="evidence">What was gathered.</param>
    /// <param name="clock">How far the test has come.</param>
    /// <param name="before">The decision of the look before, which guardrails count on; null at the first.</param>
    public static ReleaseDecision Judge(AbTestPlan plan, TestEvidence evidence, TestClock clock, ReleaseDecision? before = null)
    {
        Difference gain = GainOf(plan, evidence);
        bool compares = plan.Method is AbTestMethod.Sequential or AbTestMethod.PairedShadow;
        Interval interval = compares && CanBeRead(plan, evidence) ? ConfidenceSequence.Of(gain, plan.Alpha, plan.ExpectedLabels) : Interval.Unknown;
        var look = new ReleaseDecision
        {
            Outcome = DecisionOutcome.KeepCollecting,
            Reason = "",
            Champion = ArmSummary.Of(evidence.Champion),
            Candidate = ArmSummary.Of(evidence.Candidate),
            Gain = gain.Estimate,
            GainInterval = interval,
            PValue = Math.Min(before?.PValue ?? 1, compares && CanBeRead(plan, evidence) ? ConfidenceSequence.PValue(gain, plan.ExpectedLabels) : 1),
            Labels = gain.Labels,
            LabelsNeeded = compares ? StillNeeded(plan, gain) : null,
            Guardrails = GuardrailWatch.Of(plan, evidence, before?.Guardrails ?? []),
            SampleRatio = evidence.SampleRatio(),
            FalsePromotions = plan.Method is AbTestMethod.Composite && evidence.Champion.Labelled + evidence.Candidate.Labelled > 1 ? CompositeRule.FalsePromotions(evidence) : null,
            Notes = [.. NotesOn(plan, evidence)],
        };
        (DecisionOutcome outcome, string reason) = Decide(plan, evidence, clock, look);
        bool isOver = outcome == DecisionOutcome.KeepCollecting && clock.Elapsed >= plan.MaxDuration;
        return look with
        {
            Outcome = outcome,
            Reason = isOver ? $"No difference was shown within {Days(plan.MaxDuration!.Value)}. {reason}" : reason,
            IsOver = isOver,
        };
    }

    private static (DecisionOutcome Outcome, string Reason) Decide(AbTestPlan plan, TestEvidence evidence, TestClock clock, ReleaseDecision look)
    {
        if (look.Guardrails.FirstOrDefault(verdict => verdict.IsTripped) is { Reason: { } broken })
        {
            return (DecisionOutcome.RollBack, $"A guardrail tripped: {broken}");
        }

        if (!look.SharesAreSound)
        {
            return Keep($"Requests did not go to the sides in the shares that were set ({look.Champion.Requests:N0} and {look.Candidate.Requests:N0}, p = {look.SampleRatio:0.0e+0}); no comparison can be trusted until that is explained.");
        }

        if (plan.IsAA)
        {
            return Keep(look.GainInterval.Contains(0) ? "Both sides are the same, and the measurement finds no difference." : "Both sides are the same, and yet the measurement finds a difference: something in it is broken.");
        }

        if (Missing(plan, evidence) is { } missing)
        {
            return Keep(missing);
        }

        return plan.Method switch
        {
            AbTestMethod.Composite => NotTooSoon(plan, clock, CompositeRule.Of(evidence)),
            AbTestMethod.Guardrails => clock.StepsAreDone
                ? (DecisionOutcome.Promote, "The candidate took all steps and broke no guardrail.")
                : Keep("The candidate keeps to all guardrails and has steps to take."),
            _ => ByInterval(plan, clock, look),
        };
    }

    private static (DecisionOutcome Outcome, string Reason) ByInterval(AbTestPlan plan, TestClock clock, ReleaseDecision look)
    {
        Interval gain = look.GainInterval;
        string told = Told(plan, look);
        if (double.IsInfinity(gain.Lower))
        {
            return Keep($"There are too few labels for any interval: it takes {ConfidenceSequence.FewestLabels}, and {FewestEvents} on which the sides can differ.");
        }

        if (gain.Upper < 0)
        {
            return (DecisionOutcome.RollBack, $"The candidate is worse: {told}.");
        }

        if (gain.Lower > plan.Margin.Value)
        {
            return NotTooSoon(plan, clock, (DecisionOutcome.Promote, $"The candidate is better: {told}."));
        }

        if (plan.NonInferiority is { } allowed && gain.Lower > -allowed.Value)
        {
            return NotTooSoon(plan, clock, (DecisionOutcome.NonInferior, $"The candidate is not worse by more than {Text(plan, allowed.Value)}: {told}."));
        }

        string needed = look.LabelsNeeded is { } labels and > 0 ? $" At this difference about {labels.ToString("N0", CultureInfo.InvariantCulture)} more labels will tell." : "";
        return Keep($"It is not decided: {told}.{needed}");
    }

    private static (DecisionOutcome Outcome, string Reason) NotTooSoon(AbTestPlan plan, TestClock clock, (DecisionOutcome Outcome, string Reason) found) =>
        found.Outcome is DecisionOutcome.Promote or DecisionOutcome.NonInferior && clock.Elapsed < plan.MinDuration
            ? Keep($"{found.Reason} The test lasts {Days(plan.MinDuration)} at least.")
            : found;

    /// <summary>What must come before anything but a guardrail decides; null when nothing is missing.</summary>
    private static string? Missing(AbTestPlan plan, TestEvidence evidence)
    {
        bool isComposite = plan.Method == AbTestMethod.Composite;
        long requests = isComposite ? Math.Max(plan.MinRequests, CompositeRule.FewestRequests) : plan.MinRequests;
        long fewest = Math.Min(evidence.Champion.Requests, evidence.Candidate.Requests);
        if (fewest < requests)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Each side needs {requests:N0} requests; the smaller has {fewest:N0}.");
        }

        if (plan.Method == AbTestMethod.Guardrails || !(TestMetrics.NeedsLabels(plan.Metric) || isComposite))
        {
            return null;
        }

        long labels = isComposite ? CompositeRule.FewestRatings : plan.MinFeedback;
        long labelled = plan.Method == AbTestMethod.PairedShadow ? evidence.Pairs : Math.Min(evidence.Champion.Labelled, evidence.Candidate.Labelled);
        return labelled < labels
            ? string.Create(CultureInfo.InvariantCulture, $"{(plan.Method == AbTestMethod.PairedShadow ? "The test needs" : "Each side needs")} {labels:N0} labelled requests; there are {labelled:N0}.")
            : null;
    }

    /// <summary>How much better the candidate is; positive is better, whatever the metric.</summary>
    internal static Difference GainOf(AbTestPlan plan, TestEvidence evidence)
    {
        Difference difference = evidence.Compare();
        return TestMetrics.HigherIsBetter(plan.Metric) ? difference : difference with { Estimate = -difference.Estimate };
    }

    private static bool CanBeRead(AbTestPlan plan, TestEvidence evidence) => plan.Method == AbTestMethod.PairedShadow
        ? evidence.Disagreements >= FewestEvents || evidence.Disagreements == 0
        : !TestMetrics.IsBinary(plan.Metric) || Math.Min(evidence.Champion.Ones + evidence.Candidate.Ones, evidence.Champion.Zeros + evidence.Candidate.Zeros) >= FewestEvents;

    private static long? StillNeeded(AbTestPlan plan, Difference gain)
    {
        double all = LabelsNeeded.For(gain with { Estimate = gain.Estimate > plan.Margin.Value ? gain.Estimate - plan.Margin.Value : gain.Estimate }, plan.Alpha);
        return all < long.MaxValue ? (long)Math.Ceiling(Math.Max(0, all - gain.Labels)) : null;
    }

    private static IEnumerable<string> NotesOn(AbTestPlan plan, TestEvidence evidence)
    {
        (ArmEvidence champion, ArmEvidence candidate) = (evidence.Champion, evidence.Candidate);
        if (plan.Method != AbTestMethod.PairedShadow && Math.Min(champion.Requests, candidate.Requests) > 0
            && !Proportions.Newcombe(champion.Labelled, champion.Requests, candidate.Labelled, candidate.Requests, UnequalLabels).Contains(0))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Labels do not come alike: {(double)champion.Labelled / champion.Requests:P1} of the champion's requests have one and {(double)candidate.Labelled / candidate.Requests:P1} of the candidate's. If who gets a label depends on the prediction, the comparison is biased.");
        }

        if (plan.Method is AbTestMethod.Composite)
        {
            yield return "This rule keeps no promise about models that are the same; method: sequential does.";
        }
    }

    private static string Told(AbTestPlan plan, ReleaseDecision look) =>
        $"it gains {Text(plan, look.Gain)} of {TestMetrics.NameOf(plan.Metric)}, and between {Text(plan, look.GainInterval.Lower)} and {Text(plan, look.GainInterval.Upper)} at {100 * (1 - plan.Alpha):0.##} % over all looks";

    private static string Text(AbTestPlan plan, double value) => plan.IsRelative
        ? (value * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %"
        : value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Days(TimeSpan time) => time.TotalDays >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.#} days")
        : time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} seconds");

    private static (DecisionOutcome Outcome, string Reason) Keep(string reason) => (DecisionOutcome.KeepCollecting, reason);
}
