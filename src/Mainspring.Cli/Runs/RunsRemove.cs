using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs remove</c>.</summary>
internal static class RunsRemove
{
    private static readonly Argument<string> Run = RunsVerb.Run();

    public static Command Create()
    {
        VerbCommand verb = new("remove", "Remove a deleted run with its files for good. Needs the role admin.")
        {
            Examples = [new("mainspring runs remove brave-otter-14", "nothing brings the run back")],
            ExitCodes = "6 no such deleted run, 7 several runs are meant, or the run is not deleted",
        };
        verb.Add(Run);
        return verb.Runs(RemoveAsync);
    }

    private static async Task<int> RemoveAsync(Invocation invocation, CancellationToken cancellation)
    {
        string run = invocation.Value(Run)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        RunsClient runs = session.Client.Runs;
        await runs.RemoveAsync(await DeletedRun.FindAsync(runs, run, cancellation), cancellation);
        invocation.Terminal.Note($"The run {run} is removed for good.");
        return ExitCode.Ok;
    }
}
