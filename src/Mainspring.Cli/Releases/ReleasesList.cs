using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Releases;

namespace Mainspring.Cli.Releases;

/// <summary><c>mainspring releases list</c>.</summary>
internal static class ReleasesList
{
    private static readonly Argument<string?> Endpoint = new("endpoint") { Description = "only those of this endpoint", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<int> Limit = new("--limit", "-n") { Description = "how many at most, 1 to 1000", DefaultValueFactory = _ => 50 };

    public static Command Create() => new VerbCommand("list", "List releases, newest first.")
    {
        Examples = [new("mainspring releases list homes", "every version that was tried there, and its verdict")],
        ExitCodes = "6 no such endpoint",
        Arguments = { Endpoint },
        Options = { Limit },
    }.Runs(ListAsync);

    private static async Task<int> ListAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ReleaseList list = await session.Client.Releases.ListAsync(invocation.Value(Endpoint), invocation.Value(Limit), cancellation: cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(list, ReleasesJson.Default.ReleaseList);
        }
        else if (list.Releases.Count == 0)
        {
            invocation.Terminal.Note("Nothing was released yet. 'mainspring releases start ENDPOINT VERSION' tries a version beside the champion.");
        }
        else
        {
            invocation.Terminal.Table(["release", "endpoint", "candidate", "state", "started", "by", "verdict"], list.Releases.Select(Row));
        }

        return ExitCode.Ok;
    }

    private static IReadOnlyList<string> Row(ReleaseInfo release) =>
    [
        release.Id,
        release.Endpoint,
        string.Create(CultureInfo.InvariantCulture, $"{release.Model} v{release.Candidate} against v{release.Champion}"),
        release.State.Replace('_', ' '),
        release.StartedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        release.StartedBy,
        release.Verdict ?? "",
    ];
}
