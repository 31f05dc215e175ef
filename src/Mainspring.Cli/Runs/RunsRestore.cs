using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs restore</c>.</summary>
internal static class RunsRestore
{
    private static readonly Argument<string> Run = RunsVerb.Run();

    public static Command Create()
    {
        VerbCommand verb = new("restore", "Restore a deleted run.")
        {
            Examples = [new("mainspring runs restore brave-otter-14", "the run is listed again")],
            ExitCodes = "6 no such deleted run, 7 several runs are meant, or the experiment of the run is deleted",
        };
        verb.Add(Run);
        return verb.Runs(RestoreAsync);
    }

    private static async Task<int> RestoreAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        RunsClient runs = session.Client.Runs;
        RunInfo restored = await runs.RestoreAsync(await DeletedRun.FindAsync(runs, invocation.Value(Run)!, cancellation), cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(restored, RunsJson.Default.RunInfo);
        }
        else
        {
            invocation.Terminal.Line($"The run {restored.Name} of {restored.Experiment} is back.");
        }

        return ExitCode.Ok;
    }
}
