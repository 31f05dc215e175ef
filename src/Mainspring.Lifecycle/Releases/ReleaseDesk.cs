using System.Globalization;
using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Lifecycle.Releases;

/// <summary>
/// Where candidates are tried, promoted and taken back: the only place that acts on decisions. Every change of a release compares its revision, so of several who want to
/// change it one wins and the others are told.
/// </summary>
/// <param name="store">Where releases are kept.</param>
/// <param name="table">The endpoints.</param>
/// <param name="models">Finds the versions behind aliases.</param>
/// <param name="evidence">Reads what is known of candidates.</param>
/// <param name="moves">Carries changes of release and traffic through.</param>
/// <param name="time">The clock of tests.</param>
public sealed class ReleaseDesk(IReleaseStore store, EndpointTable table, IModelSource models, EvidenceReader evidence, ReleaseMoves moves, TimeProvider time)
{
    /// <summary>Whoever acts when nobody asked: the plan of the release.</summary>
    public const string Policy = "policy";

    /// <summary>Begins to try a version beside the champion of an endpoint.</summary>
    public async Task<ReleaseOutcome> StartAsync(ReleaseStart start, CancellationToken cancellation = default)
    {
        if (!table.TryFind(start.Endpoint, out ServedEndpoint? served))
        {
            return new ReleaseOutcome.NotFound($"There is no endpoint '{start.Endpoint}'.");
        }

        Endpoint endpoint = served.State.Endpoint;
        int? champion = endpoint.Default.Alias is { } alias ? await models.ResolveAsync(endpoint.Model, alias, cancellation) : null;
        if (ReleasePlanning.FindObstacle(endpoint, start.Candidate, champion) is { } obstacle)
        {
            return new ReleaseOutcome.Conflict(obstacle);
        }

        DateTimeOffset now = time.GetUtcNow();
        var release = new Release
        {
            Id = $"{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("n")[..6]}",
            Endpoint = endpoint.Name,
            Model = endpoint.Model,
            Candidate = start.Candidate,
            Champion = champion!.Value,
            Alias = endpoint.Default.Alias!,
            ChampionVariant = endpoint.Default.Name,
            CandidateVariant = ReleasePlanning.NameFor(endpoint),
            Plan = start.Plan,
            Training = start.Training,
            StartedAt = now,
            StartedBy = start.StartedBy,
            StepSince = now,
            NextLook = now + start.Plan.Every,
        };
        return await moves.BeginAsync(release, endpoint, cancellation);
    }

    /// <summary>Whether the candidate of a release that is watched has not the share of the traffic that it should have; the next look gives it.</summary>
    public bool LacksShare(Release release) =>
        ReleaseStates.IsWatched(release.State) && table.TryFind(release.Endpoint, out ServedEndpoint? served) && ReleasePlanning.LacksShare(served.State.Endpoint, release);

    /// <summary>What the evidence of the active release says now, without acting on it.</summary>
    /// <returns>Null when the release is gone.</returns>
    public async Task<(ReleaseDecision Decision, BayesianView? Bet)> JudgeAsync(Release release, CancellationToken cancellation = default)
    {
        TestEvidence gathered = await ReadAsync(release, cancellation);
        return (AbTestJudge.Judge(release.Plan, gathered, ClockOf(release, gathered), release.Decision), BayesianView.Of(release.Plan, gathered));
    }

    /// <summary>Looks at the evidence of a release and does what its plan says. An ended one stays as it is; one that was left in the middle of a change, by a process that died, is carried through.</summary>
    public async Task<ReleaseOutcome> LookAsync(string id, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(id, cancellation) is not { } release)
        {
            return Missing(id);
        }

        if (!ReleaseStates.IsWatched(release.State))
        {
            return ReleaseStates.IsActive(release.State) ? await moves.CarryThroughAsync(release, cancellation) : new ReleaseOutcome.Done(release);
        }

        if (await models.ResolveAsync(release.Model, release.Alias, cancellation) is var champion && champion != release.Champion)
        {
            return await moves.EndAsync(release, ReleaseState.Kept, Policy, $"The {release.Alias} changed to {Version(champion)} while the candidate was tried against {Version(release.Champion)}.", cancellation);
        }

        if (LacksShare(release) && table.TryFind(release.Endpoint, out ServedEndpoint? served))
        {
            return await moves.ResumeAsync(release, served.State.Endpoint, time.GetUtcNow(), cancellation);
        }

        TestEvidence gathered = await ReadAsync(release, cancellation);
        TestClock clock = ClockOf(release, gathered);
        ReleaseDecision decision = AbTestJudge.Judge(release.Plan, gathered, clock, release.Decision);
        DateTimeOffset now = time.GetUtcNow();
        ReleasePolicy.Move move = ReleasePolicy.After(release, decision, StepIsDone(release, gathered), now);
        Release looked = release with { Decision = decision, NextLook = now + release.Plan.Every };
        await store.AddLookAsync(id, LookOf(release, decision, now), cancellation);
        return move switch
        {
            ReleasePolicy.Move.Promote => await moves.EndAsync(looked, ReleaseState.Promoting, Policy, decision.Reason, cancellation),
            ReleasePolicy.Move.RollBack => await moves.EndAsync(looked, ReleaseState.RollingBack, Policy, decision.Reason, cancellation),
            ReleasePolicy.Move.Keep => await moves.EndAsync(looked, ReleaseState.Kept, Policy, decision.Reason, cancellation),
            ReleasePolicy.Move.Ask => await moves.AskAsync(looked, decision.Reason, cancellation),
            ReleasePolicy.Move.NextStep => await moves.StepAsync(looked, now, cancellation),
            _ => await store.ChangeAsync(looked, cancellation) is { } kept ? new ReleaseOutcome.Done(kept) : Overtaken(id),
        };
    }

    /// <summary>A person makes the candidate champion, whatever the evidence says so far; it is how one agrees where that is asked.</summary>
    public Task<ReleaseOutcome> PromoteAsync(string id, string by, CancellationToken cancellation = default) =>
        EndByHandAsync(id, ReleaseState.Promoting, by, $"{by} promoted it.", cancellation);

    /// <summary>A person takes the candidate out of the traffic; the champion stays.</summary>
    public Task<ReleaseOutcome> RejectAsync(string id, string by, string? reason, CancellationToken cancellation = default) =>
        EndByHandAsync(id, ReleaseState.Kept, by, string.IsNullOrWhiteSpace(reason) ? $"{by} refused it." : $"{by} refused it: {reason}", cancellation);

    /// <summary>
    /// Takes back what was released last at an endpoint: a candidate that is being tried leaves the traffic; else the version before becomes champion again.
    /// </summary>
    public async Task<ReleaseOutcome> RollBackAsync(string endpoint, string by, string? reason, CancellationToken cancellation = default)
    {
        string verdict = string.IsNullOrWhiteSpace(reason) ? $"{by} rolled it back." : $"{by} rolled it back: {reason}";
        if (await store.FindActiveAsync(endpoint, cancellation) is { } active)
        {
            return await EndByHandAsync(active.Id, ReleaseState.RollingBack, by, verdict, cancellation);
        }

        return table.TryFind(endpoint, out ServedEndpoint? served)
            ? await moves.TakeBackAsync(served.State.Endpoint, by, verdict, cancellation)
            : new ReleaseOutcome.NotFound($"There is no endpoint '{endpoint}'.");
    }

    private async Task<ReleaseOutcome> EndByHandAsync(string id, ReleaseState to, string by, string verdict, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } release)
        {
            return Missing(id);
        }

        return ReleaseStates.IsWatched(release.State)
            ? await moves.EndAsync(release, to, by, verdict, cancellation)
            : new ReleaseOutcome.Conflict($"The release {id} is {ReleaseStates.NameOf(release.State).Replace('_', ' ')} already.");
    }

    private async Task<TestEvidence> ReadAsync(Release release, CancellationToken cancellation)
    {
        TestEvidence gathered = await evidence.ReadAsync(release.Subject, cancellation);
        if (table.TryFind(release.Endpoint, out ServedEndpoint? served))
        {
            gathered.SetErrors(ErrorsOf(served, release.ChampionVariant), ErrorsOf(served, release.CandidateVariant));
        }

        return gathered;
    }

    private TestClock ClockOf(Release release, TestEvidence gathered) =>
        new(time.GetUtcNow() - release.StartedAt, release.Step + 1 >= release.Plan.AllSteps.Count && StepIsDone(release, gathered));

    private bool StepIsDone(Release release, TestEvidence gathered) =>
        time.GetUtcNow() - release.StepSince >= release.CurrentStep.MinDuration && gathered.LabelledAt(release.CurrentStep.Share) >= release.CurrentStep.MinLabels;

    private static long ErrorsOf(ServedEndpoint served, string variant) => served.State.Find(variant)?.Traffic.Counters.Totals().ErrorCount ?? 0;

    private static ReleaseLook LookOf(Release release, ReleaseDecision decision, DateTimeOffset now) => new(
        now, decision.Labels, Finite(decision.Gain), Finite(decision.GainInterval.Lower), Finite(decision.GainInterval.Upper), release.CurrentStep.Share, DecisionOutcomes.NameOf(decision.Outcome));

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Version(int? version) => version is { } number ? string.Create(CultureInfo.InvariantCulture, $"version {number}") : "none";

    private static ReleaseOutcome.NotFound Missing(string id) => new($"There is no release '{id}'.");

    private static ReleaseOutcome.Conflict Overtaken(string id) => new($"Somebody else changed the release {id} at the same moment; look at it again.");
}
