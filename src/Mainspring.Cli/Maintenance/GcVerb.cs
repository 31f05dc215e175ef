using System.Globalization;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Maintenance;

namespace Mainspring.Cli.Maintenance;

/// <summary><c>mainspring gc</c>.</summary>
internal static class GcVerb
{
    private static readonly Option<string> OlderThan = new("--older-than")
    {
        Description = "what was deleted longer ago than this goes, such as 30d or 12h; 0 means everything that is deleted [default: 30d]",
        HelpName = "time",
        DefaultValueFactory = _ => "30d",
    };

    private static readonly Option<string> Grace = new("--grace")
    {
        Description = "files that nothing names go when they were put longer ago than this; less than an upload takes would break it [default: 24h]",
        HelpName = "time",
        DefaultValueFactory = _ => "24h",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "count only" };

    public static Command Create() => new VerbCommand("gc", "Remove for good what was deleted long enough ago, then free the files that nothing names any more.")
    {
        Examples =
        [
            new("mainspring gc --dry-run", "what would go"),
            new("mainspring gc --older-than 7d", "runs, experiments and logged models that were deleted more than a week ago"),
        ],
        ExitCodes = "7 a backup is being made, 8 not allowed",
        Options = { OlderThan, Grace, DryRun },
    }.Runs(CleanAsync);

    private static async Task<int> CleanAsync(Invocation invocation, CancellationToken cancellation)
    {
        var request = new CleaningRequest
        {
            OlderThanSeconds = (long)Duration.Parse(invocation.Value(OlderThan)!, "--older-than").TotalSeconds,
            GraceSeconds = (long)Duration.Parse(invocation.Value(Grace)!, "--grace").TotalSeconds,
            DryRun = invocation.Value(DryRun),
        };
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        CleaningInfo cleaning = await session.Client.Maintenance.CleanAsync(request, cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(cleaning, MaintenanceJson.Default.CleaningInfo);
        }
        else
        {
            invocation.Terminal.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{(cleaning.DryRun ? "would remove" : "removed")} {cleaning.Runs} runs, {cleaning.Experiments} experiments and {cleaning.Models} logged models deleted before {cleaning.DeletedBefore:yyyy-MM-dd HH:mm}, and {(cleaning.DryRun ? "free" : "freed")} {cleaning.Contents} files of {cleaning.Bytes} bytes"));
        }

        return ExitCode.Ok;
    }
}
