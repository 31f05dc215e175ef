using System.Text.Json;
using Mainspring.Client.Releases;
using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Releases;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Server.Releases;

/// <summary>Releases and decisions as the wire shows them.</summary>
internal static class ReleaseWire
{
    public static ReleaseInfo ToWire(this Release release) => new(
        release.Id,
        release.Endpoint,
        release.Model,
        release.Candidate,
        release.Champion,
        ReleaseStates.NameOf(release.State),
        release.CurrentStep.Share,
        release.Step + 1,
        release.Plan.AllSteps.Count,
        release.StartedAt,
        release.StartedBy,
        release.EndedAt,
        release.EndedBy,
        release.Verdict,
        ReleaseStates.IsWatched(release.State) ? release.NextLook : null,
        JsonSerializer.SerializeToElement(AbTestSection.Write(release.Plan)));

    public static DecisionInfo ToWire(this ReleaseDecision decision, Release release, BayesianView? bet, IReadOnlyList<ReleaseLook> looks) => new(
        release.Endpoint,
        release.ToWire(),
        MethodOf(release.Plan.Method),
        TestMetrics.NameOf(release.Plan.Metric),
        DecisionOutcomes.NameOf(decision.Outcome),
        decision.Reason,
        decision.IsOver,
        [ArmOf("champion", release.ChampionVariant, release.Champion, decision.Champion), ArmOf("candidate", release.CandidateVariant, release.Candidate, decision.Candidate)],
        Finite(decision.Gain),
        Finite(decision.GainInterval.Lower),
        Finite(decision.GainInterval.Upper),
        release.Plan.IsRelative,
        Finite(decision.PValue),
        decision.Labels,
        decision.LabelsNeeded,
        [.. decision.Guardrails.Select(verdict => new GuardrailInfo(verdict.Rule, Finite(verdict.Value), verdict.Limit, verdict.LooksInARow, verdict.IsTripped, verdict.Reason))],
        Finite(decision.SampleRatio),
        bet is null ? null : new(bet.ChanceCandidateIsBetter, bet.ExpectedLoss),
        decision.FalsePromotions,
        decision.Notes,
        [.. looks.Select(look => new LookInfo(look.At, look.Labels, look.Gain, look.Lower, look.Upper, look.CandidateShare, look.Outcome))]);

    /// <summary>There is nothing to decide.</summary>
    public static DecisionInfo Nothing(string endpoint, Release? last, IReadOnlyList<ReleaseLook> looks) => last?.Decision is { } decision
        ? decision.ToWire(last, null, looks) with { Reason = last.Verdict ?? decision.Reason }
        : new(endpoint, last?.ToWire(), null, null, null, last?.Verdict ?? "Nothing is tried beside the champion.", false, [], null, null, null, false, null, 0, null, [], null, null, null, [], []);

    private static ArmInfo ArmOf(string role, string variant, int version, ArmSummary arm) =>
        new(role, variant, version, arm.Requests, arm.Errors, arm.Labelled, Finite(arm.Mean), Finite(arm.LatencyMs));

    private static string MethodOf(AbTestMethod method) => method switch
    {
        AbTestMethod.Sequential => "sequential",
        AbTestMethod.PairedShadow => "paired_shadow",
        AbTestMethod.Composite => "composite",
        _ => "guardrails",
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
