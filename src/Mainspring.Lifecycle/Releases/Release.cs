using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Lifecycle.Releases;

/// <summary>A candidate on its way to become the champion of an endpoint, or back.</summary>
public sealed record Release
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The model of both versions.</summary>
    public required string Model { get; init; }

    /// <summary>The version that is tried.</summary>
    public required int Candidate { get; init; }

    /// <summary>The version that it is tried against.</summary>
    public required int Champion { get; init; }

    /// <summary>The alias that the champion has and a promotion moves.</summary>
    public required string Alias { get; init; }

    /// <summary>The variant of the champion.</summary>
    public required string ChampionVariant { get; init; }

    /// <summary>The variant of the candidate while it is tried.</summary>
    public required string CandidateVariant { get; init; }

    /// <summary>How it is tried.</summary>
    public required AbTestPlan Plan { get; init; }

    /// <summary>What the training pipeline is started with when a rollback shall start one: a JSON object; null for its defaults.</summary>
    public string? Training { get; init; }

    /// <summary>How far it has come.</summary>
    public ReleaseState State { get; init; }

    /// <summary>The place of the present step among those of the plan, from 0.</summary>
    public int Step { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who began it: a user, a key, or <c>gate</c>.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When the present step began.</summary>
    public required DateTimeOffset StepSince { get; init; }

    /// <summary>When the evidence is looked at next.</summary>
    public required DateTimeOffset NextLook { get; init; }

    /// <summary>When it ended; null while it is active.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who ended it: a user, a key, or <c>policy</c>; null while it is active.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Why it ended, or waits, in a sentence; null before.</summary>
    public string? Verdict { get; init; }

    /// <summary>Whether it leaves the traffic without having lost.</summary>
    public bool KeepsChampion { get; init; }

    /// <summary>What the evidence said at the last look; null before the first.</summary>
    public ReleaseDecision? Decision { get; init; }

    /// <summary>Counts changes; each must name the one that it changes.</summary>
    public long Revision { get; init; }

    /// <summary>The present step.</summary>
    public RolloutStep CurrentStep => Plan.AllSteps[Math.Min(Step, Plan.AllSteps.Count - 1)];

    /// <summary>What the evidence is read for.</summary>
    public TestSubject Subject => new(Endpoint, Plan, ChampionVariant, Champion, CandidateVariant, Candidate, StartedAt);

    /// <inheritdoc/>
    public override string ToString() => $"release {Id}: {Model} v{Champion} → v{Candidate} at {Endpoint}";
}
