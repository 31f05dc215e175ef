using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Client.Releases;

namespace Mainspring.Cli.Releases;

/// <summary><c>mainspring releases</c>: candidates on their way to become champions, and back.</summary>
internal static class ReleasesVerb
{
    public static Command Create() => new VerbCommand("releases", "Try candidates beside champions, promote them, and take them back.")
    {
        Examples =
        [
            new("mainspring releases start homes challenger", "try the challenger with a fifth of the traffic"),
            new("mainspring releases show homes", "what the evidence says so far"),
            new("mainspring releases rollback homes --reason 'prices too low'", "the version before answers again"),
        ],
        Subcommands = { ReleasesList.Create(), ReleasesShow.Create("show"), ReleasesStart.Create(), ReleasesAct.Look(), ReleasesAct.Promote("promote"), ReleasesAct.Promote("approve"), ReleasesAct.Reject(), ReleasesAct.RollBack() },
    };

    /// <summary>The endpoint that a verb is about.</summary>
    public static Argument<string> Endpoint() => new("endpoint") { Description = "the name of the endpoint" };

    /// <summary>The release that is active at an endpoint.</summary>
    /// <exception cref="CommandFailure">There is none.</exception>
    public static async Task<ReleaseInfo> ActiveAsync(MainspringClient client, string endpoint, CancellationToken cancellation) =>
        (await client.Releases.ListAsync(endpoint, limit: 1, cancellation: cancellation)).Releases.FirstOrDefault(release => release.EndedAt is null)
        ?? throw new CommandFailure(ExitCode.NotFound, $"nothing is tried at '{endpoint}'; 'mainspring releases start {endpoint} VERSION' tries a version.");

    /// <summary>Prints what became of a release.</summary>
    public static int Print(Terminal terminal, ReleaseInfo release)
    {
        if (terminal.IsJson)
        {
            terminal.Json(release, ReleasesJson.Default.ReleaseInfo);
            return ExitCode.Ok;
        }

        terminal.KeyValues(
            ("release", release.Id),
            ("endpoint", release.Endpoint),
            ("candidate", string.Create(CultureInfo.InvariantCulture, $"{release.Model} v{release.Candidate} against v{release.Champion}")),
            ("state", release.State.Replace('_', ' ')),
            ("traffic", release.EndedAt is not null ? "none" : release.CandidateShare == 0 ? "scores as a shadow" : string.Create(CultureInfo.InvariantCulture, $"{release.CandidateShare:0.##} %, step {release.Step} of {release.Steps}")),
            ("verdict", release.Verdict ?? "-"));
        return ExitCode.Ok;
    }
}
