using Mainspring.Cli.Workspaces;

namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs delete</c>.</summary>
internal static class RunsDelete
{
    private static readonly Argument<string> Run = RunsVerb.Run();

    public static Command Create()
    {
        VerbCommand verb = new("delete", "Delete a run. It can be restored until it is removed for good.")
        {
            Examples = [new("mainspring runs delete brave-otter-14", "the run is no longer listed, except by 'runs list --deleted'")],
            ExitCodes = "6 no such run, 7 several runs are meant",
        };
        verb.Add(Run);
        return verb.Runs(DeleteAsync);
    }

    private static async Task<int> DeleteAsync(Invocation invocation, CancellationToken cancellation)
    {
        string run = invocation.Value(Run)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        await session.Client.Runs.DeleteAsync(run, cancellation);
        invocation.Terminal.Note($"The run {run} is deleted; 'mainspring runs restore {run}' takes it back.");
        return ExitCode.Ok;
    }
}
