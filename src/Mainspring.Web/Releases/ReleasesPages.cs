using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Releases;
using Mainspring.Web.Components;
using Mainspring.Web.Endpoints;
using Mainspring.Web.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Web.Releases;

/// <summary>The timeline of releases, one with its evidence, and the forms by which a person acts on it.</summary>
internal static class ReleasesPages
{
    private const int PageSize = 50;
    private const int MostLooks = 400;

    public static void MapReleasePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/releases", ListAsync).Needs(Role.Viewer);
        pages.MapGet("/endpoints/{endpoint}/releases/{release}", ShowAsync).Needs(Role.Viewer);
        pages.MapPost("/endpoints/{endpoint}/releases/{release}/promote", (string endpoint, string release, HttpContext context, IReleaseStore store, ReleaseDesk desk, CancellationToken cancellation) =>
            ActAsync(endpoint, release, store, () => desk.PromoteAsync(release, NameOf(context), cancellation), cancellation)).Needs(Role.Operator);
        pages.MapPost("/endpoints/{endpoint}/releases/{release}/reject", (string endpoint, string release, IFormCollection form, HttpContext context, IReleaseStore store, ReleaseDesk desk, CancellationToken cancellation) =>
            ActAsync(endpoint, release, store, () => desk.RejectAsync(release, NameOf(context), form["reason"], cancellation), cancellation)).Needs(Role.Operator);
        pages.MapPost("/endpoints/{endpoint}/rollback", RollBackAsync).Needs(Role.Operator);
    }

    private static async Task<IResult> ListAsync(string? endpoint, string? after, HttpContext context, IReleaseStore store, CancellationToken cancellation)
    {
        string? wanted = string.IsNullOrEmpty(endpoint) ? null : endpoint;
        IReadOnlyList<Release> releases = await store.ListAsync(new() { Endpoint = wanted, After = after, Limit = PageSize + 1 }, cancellation);
        Release[] shown = [.. releases.Take(PageSize)];
        var links = new PageLinks(
            $"{shown.Length} {(shown.Length == 1 ? "release" : "releases")}, newest first",
            after is null ? null : Link.With("/releases", ("endpoint", wanted)),
            releases.Count > PageSize ? Link.With("/releases", ("endpoint", wanted), ("after", shown[^1].Id)) : null);
        return Answer.Page<ReleasesPage, ReleasesModel>(new([.. shown.Where(release => context.Reach().SeesModel(release.Model))], wanted, links));
    }

    private static async Task<IResult> ShowAsync(string endpoint, string release, string? notice, IReleaseStore store, ReleaseDesk desk, CancellationToken cancellation)
    {
        if (await FindAsync(store, endpoint, release, cancellation) is not { } found)
        {
            return Answer.NotFound($"The endpoint '{endpoint}' has no release '{release}'.", "/releases");
        }

        (ReleaseDecision? decision, BayesianView? bet) = ReleaseStates.IsWatched(found.State) ? await desk.JudgeAsync(found, cancellation) : (found.Decision, null);
        IReadOnlyList<ReleaseLook> looks = await store.ReadLooksAsync(found.Id, MostLooks, cancellation);
        return Answer.Page<ReleasePage, ReleaseModel>(new(found, decision, bet, looks, FormNotice.Parse(notice)));
    }

    private static async Task<IResult> ActAsync(string endpoint, string release, IReleaseStore store, Func<Task<ReleaseOutcome>> act, CancellationToken cancellation) =>
        await FindAsync(store, endpoint, release, cancellation) is null
            ? Answer.NotFound($"The endpoint '{endpoint}' has no release '{release}'.", "/releases")
            : Answer.SeeOther(Link.With(Link.To("endpoints", endpoint, "releases", release), ("notice", NoticeOf(await act()).ToString())));

    private static async Task<IResult> RollBackAsync(string endpoint, HttpContext context, ReleaseDesk desk, CancellationToken cancellation) =>
        EndpointAnswer.Back(endpoint, NoticeOf(await desk.RollBackAsync(endpoint, NameOf(context), null, cancellation)));

    private static async Task<Release?> FindAsync(IReleaseStore store, string endpoint, string release, CancellationToken cancellation) =>
        await store.FindAsync(release, cancellation) is { } found && found.Endpoint == endpoint ? found : null;

    private static FormNotice NoticeOf(ReleaseOutcome outcome) => outcome switch
    {
        ReleaseOutcome.Done { Release: var release } => new(true, $"Version {release.Candidate} is {ReleaseStates.NameOf(release.State).Replace('_', ' ')}."),
        ReleaseOutcome.Conflict conflict => new(false, conflict.Reason),
        ReleaseOutcome.NotFound missing => new(false, missing.Reason),
        _ => throw new InvalidOperationException("This outcome is not known."),
    };

    private static string NameOf(HttpContext context) => context.Features.Get<PageCaller>()?.Name ?? Caller.LocalName;
}
