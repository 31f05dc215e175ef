using System.Globalization;
using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Lifecycle.Releases;

/// <summary>
/// Carries changes of releases through: first the wish is on the disk, then aliases and traffic follow, each step such that doing it again changes nothing, then the end is on
/// the disk. A process that dies in between leaves a release that the next look carries through. The champion's alias moves once, by comparison, and never is without a version.
/// </summary>
/// <param name="store">Where releases are kept.</param>
/// <param name="registry">Moves aliases and notes verdicts.</param>
/// <param name="models">Finds the versions behind aliases.</param>
/// <param name="deployer">Gives variants their traffic.</param>
/// <param name="table">The endpoints.</param>
/// <param name="audit">Records who did what, and why.</param>
/// <param name="events">Tells alerts and training.</param>
/// <param name="time">The clock of changes.</param>
public sealed class ReleaseMoves(
    IReleaseStore store, ModelRegistry registry, IModelSource models, EndpointDeployer deployer, EndpointTable table, AuditLog audit, ReleaseEvents events, TimeProvider time)
{
    /// <summary>The alias of the version that was champion before.</summary>
    public const string Previous = "previous";

    /// <summary>The tag of a version that says how its release ended.</summary>
    public const string VerdictTag = "mainspring.release.verdict";

    /// <summary>The tag of a version that says why.</summary>
    public const string ReasonTag = "mainspring.release.reason";

    /// <summary>The tag of a version that names its last release.</summary>
    public const string ReleaseTag = "mainspring.release.id";

    internal async Task<ReleaseOutcome> BeginAsync(Release release, Endpoint endpoint, CancellationToken cancellation) => await store.AddAsync(release, cancellation)
        ? await BringInAsync(release, endpoint, AuditAction.ReleaseStarted, release.StartedBy, cancellation)
        : new ReleaseOutcome.Conflict($"A candidate is tried at {release.Endpoint} already; promote or reject it first.");

    /// <summary>Gives a candidate the share of its step that it lacks, because a process died before it came to that; the step begins anew.</summary>
    internal async Task<ReleaseOutcome> ResumeAsync(Release release, Endpoint endpoint, DateTimeOffset now, CancellationToken cancellation) =>
        await store.ChangeAsync(release with { StepSince = now, NextLook = now + release.Plan.Every }, cancellation) is { } resumed
            ? await BringInAsync(resumed, endpoint, AuditAction.ReleaseResumed, ReleaseDesk.Policy, cancellation)
            : Overtaken(release);

    internal async Task<ReleaseOutcome> StepAsync(Release release, DateTimeOffset now, CancellationToken cancellation)
    {
        Release next = release with { Step = release.Step + 1, StepSince = now };
        if (await store.ChangeAsync(next, cancellation) is not { } kept)
        {
            return Overtaken(release);
        }

        await ShareAsync(kept, cancellation);
        await RecordAsync(AuditAction.ReleaseStepped, ReleaseDesk.Policy, kept, Share(release), Share(kept), cancellation);
        return new ReleaseOutcome.Done(kept);
    }

    internal async Task<ReleaseOutcome> AskAsync(Release release, string verdict, CancellationToken cancellation)
    {
        if (await store.ChangeAsync(release with { State = ReleaseState.Waiting, Verdict = verdict }, cancellation) is not { } waiting)
        {
            return Overtaken(release);
        }

        await RecordAsync(AuditAction.ReleaseWaiting, ReleaseDesk.Policy, waiting, null, verdict, cancellation);
        await events.PublishAsync(waiting, cancellation);
        return new ReleaseOutcome.Done(waiting);
    }

    /// <summary>Ends a release that is watched. Who comes second is told so.</summary>
    internal async Task<ReleaseOutcome> EndAsync(Release release, ReleaseState to, string by, string verdict, CancellationToken cancellation)
    {
        bool keeps = to == ReleaseState.Kept;
        Release wish = release with { State = keeps ? ReleaseState.RollingBack : to, KeepsChampion = keeps, EndedBy = by, Verdict = verdict };
        return await store.ChangeAsync(wish, cancellation) is { } wished ? await CarryThroughAsync(wished, cancellation) : Overtaken(release);
    }

    /// <summary>Goes on with a release that is being promoted or taken out.</summary>
    internal Task<ReleaseOutcome> CarryThroughAsync(Release release, CancellationToken cancellation) =>
        release.State == ReleaseState.Promoting ? PromoteAsync(release, cancellation) : TakeOutAsync(release, cancellation);

    /// <summary>Makes the version before champion again, where no candidate is being tried.</summary>
    internal async Task<ReleaseOutcome> TakeBackAsync(Endpoint endpoint, string by, string verdict, CancellationToken cancellation)
    {
        if (endpoint.Default.Alias is not { } alias)
        {
            return new ReleaseOutcome.Conflict($"{endpoint.Name} stays at {endpoint.Default.Reference} and follows no alias that could be moved back.");
        }

        int? champion = await models.ResolveAsync(endpoint.Model, alias, cancellation);
        if (champion is null || await models.ResolveAsync(endpoint.Model, Previous, cancellation) is not { } before || before == champion)
        {
            return new ReleaseOutcome.Conflict($"No version of {endpoint.Model} was {alias} before, as far as its alias '{Previous}' tells; move the alias {alias} by hand.");
        }

        AliasOutcome moved = await registry.MoveAliasAsync(new() { Model = endpoint.Model, Alias = alias, To = before, Expected = champion }, cancellation);
        if (moved is not AliasOutcome.Moved)
        {
            return new ReleaseOutcome.Conflict($"Somebody else moved the {alias} of {endpoint.Model} at the same moment; look at it again.");
        }

        await registry.MoveAliasAsync(new() { Model = endpoint.Model, Alias = Previous, To = null, Expected = before }, cancellation);
        await deployer.FollowAsync(endpoint.Model, alias, cancellation);
        Release? last = (await store.ListAsync(new() { Endpoint = endpoint.Name, Limit = 20 }, cancellation)).FirstOrDefault(one => one.State == ReleaseState.Promoted && one.Candidate == champion);
        Release taken = (last ?? Unreleased(endpoint, alias, champion.Value, before, by)) with { State = ReleaseState.RolledBack, EndedAt = time.GetUtcNow(), EndedBy = by, Verdict = verdict };
        if (last is not null)
        {
            taken = await store.ChangeAsync(taken, cancellation) ?? taken;
        }

        await NoteAsync(taken, "rolled_back", cancellation);
        await RecordAsync(AuditAction.ReleaseRolledBack, by, taken, Version(champion.Value), Version(before), cancellation);
        await events.PublishAsync(taken, cancellation);
        return new ReleaseOutcome.Done(taken);
    }

    private async Task<ReleaseOutcome> BringInAsync(Release release, Endpoint endpoint, string action, string by, CancellationToken cancellation)
    {
        DeployOutcome deployed = await deployer.PutAsync(ReleasePlanning.With(endpoint, release.CandidateVariant, release.Candidate, release.CurrentStep), cancellation);
        if (deployed is not DeployOutcome.Deployed)
        {
            string why = deployed is DeployOutcome.Refused refused ? refused.Reason : "it cannot be deployed";
            await store.ChangeAsync(Ended(release, ReleaseState.Kept, ReleaseDesk.Policy, $"Version {release.Candidate} was refused: {why}"), cancellation);
            return new ReleaseOutcome.Conflict($"Version {release.Candidate} of {release.Model} cannot be tried: {why}");
        }

        await registry.MoveAliasAsync(new() { Model = release.Model, Alias = ReleasePlanning.Challenger, To = release.Candidate }, cancellation);
        await RecordAsync(action, by, release, null, Share(release), cancellation);
        await events.PublishAsync(release, cancellation);
        return new ReleaseOutcome.Done(release);
    }

    private async Task<ReleaseOutcome> PromoteAsync(Release release, CancellationToken cancellation)
    {
        AliasOutcome moved = await registry.MoveAliasAsync(new() { Model = release.Model, Alias = release.Alias, To = release.Candidate, Expected = release.Champion }, cancellation);
        bool isChampion = moved is AliasOutcome.Moved || (moved is AliasOutcome.PointsElsewhere { Actual: { } actual } && actual == release.Candidate);
        if (!isChampion)
        {
            return await TakeOutAsync(release with { KeepsChampion = true, Verdict = $"The {release.Alias} was moved while the candidate was tried, so it was not promoted." }, cancellation);
        }

        await registry.MoveAliasAsync(new() { Model = release.Model, Alias = Previous, To = release.Champion }, cancellation);
        await LeaveTrafficAsync(release, cancellation);
        return await FinishAsync(release, ReleaseState.Promoted, AuditAction.ReleasePromoted, Version(release.Champion), Version(release.Candidate), cancellation);
    }

    private async Task<ReleaseOutcome> TakeOutAsync(Release release, CancellationToken cancellation)
    {
        await LeaveTrafficAsync(release, cancellation);
        return release.KeepsChampion
            ? await FinishAsync(release, ReleaseState.Kept, AuditAction.ReleaseKept, Share(release), null, cancellation)
            : await FinishAsync(release, ReleaseState.RolledBack, AuditAction.ReleaseRolledBack, Share(release), null, cancellation);
    }

    private async Task<ReleaseOutcome> FinishAsync(Release release, ReleaseState state, string action, string? before, string? after, CancellationToken cancellation)
    {
        await NoteAsync(release, ReleaseStates.NameOf(state), cancellation);
        if (await store.ChangeAsync(Ended(release, state, release.EndedBy ?? ReleaseDesk.Policy, release.Verdict ?? ""), cancellation) is not { } ended)
        {
            return Overtaken(release);
        }

        await RecordAsync(action, ended.EndedBy!, ended, before, after, cancellation);
        await events.PublishAsync(ended, cancellation);
        return new ReleaseOutcome.Done(ended);
    }

    /// <summary>The candidate's variant and alias go; the champion's variant answers everything, with the version that its alias has now.</summary>
    private async Task LeaveTrafficAsync(Release release, CancellationToken cancellation)
    {
        if (await models.ResolveAsync(release.Model, ReleasePlanning.Challenger, cancellation) == release.Candidate)
        {
            await registry.MoveAliasAsync(new() { Model = release.Model, Alias = ReleasePlanning.Challenger, To = null, Expected = release.Candidate }, cancellation);
        }

        if (table.TryFind(release.Endpoint, out ServedEndpoint? served) && served.State.Find(release.CandidateVariant) is not null)
        {
            await deployer.PutAsync(ReleasePlanning.Without(served.State.Endpoint, release.CandidateVariant), cancellation);
        }
    }

    private async Task ShareAsync(Release release, CancellationToken cancellation)
    {
        if (table.TryFind(release.Endpoint, out ServedEndpoint? served))
        {
            await deployer.PutAsync(ReleasePlanning.With(served.State.Endpoint, release.CandidateVariant, release.Candidate, release.CurrentStep), cancellation);
        }
    }

    private async Task NoteAsync(Release release, string verdict, CancellationToken cancellation) => await registry.ChangeVersionAsync(
        release.Model,
        release.Candidate,
        new() { SetTags = new Dictionary<string, string> { [VerdictTag] = verdict, [ReasonTag] = release.Verdict ?? "", [ReleaseTag] = release.Id } },
        cancellation);

    private Task RecordAsync(string action, string by, Release release, string? before, string? after, CancellationToken cancellation) => audit.RecordAsync(
        new() { Action = action, Actor = by, Object = $"endpoint {release.Endpoint} release {release.Id}", Before = before, After = Evidence(release, after) }, cancellation);

    private Release Ended(Release release, ReleaseState state, string by, string verdict) =>
        release with { State = state, EndedAt = time.GetUtcNow(), EndedBy = by, Verdict = verdict };

    private Release Unreleased(Endpoint endpoint, string alias, int candidate, int champion, string by) => new()
    {
        Id = "-",
        Endpoint = endpoint.Name,
        Model = endpoint.Model,
        Candidate = candidate,
        Champion = champion,
        Alias = alias,
        ChampionVariant = endpoint.Default.Name,
        CandidateVariant = endpoint.Default.Name,
        Plan = new(),
        StartedAt = time.GetUtcNow(),
        StartedBy = by,
        StepSince = time.GetUtcNow(),
        NextLook = time.GetUtcNow(),
    };

    private static string? Evidence(Release release, string? after) => release.Verdict is not { Length: > 0 } verdict ? after : after is null || after == verdict ? verdict : $"{after}. {verdict}";

    private static string Share(Release release) => string.Create(CultureInfo.InvariantCulture, $"version {release.Candidate} with {release.CurrentStep.Share} % beside version {release.Champion}");

    private static string Version(int number) => string.Create(CultureInfo.InvariantCulture, $"version {number}");

    private static ReleaseOutcome.Conflict Overtaken(Release release) => new($"Somebody else changed the release {release.Id} at the same moment; look at it again.");
}
