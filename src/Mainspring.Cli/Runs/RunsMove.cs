using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;

namespace Mainspring.Cli.Runs;

/// <summary><c>mainspring runs move</c>.</summary>
internal static class RunsMove
{
    private static readonly Argument<string> Run = RunsVerb.Run();
    private static readonly Argument<string> Experiment = new("experiment") { Description = "the name of the experiment that it shall belong to" };

    public static Command Create()
    {
        VerbCommand verb = new("move", "Move a run to another experiment, which must exist.")
        {
            Examples = [new("mainspring runs move brave-otter-14 churn/archive", "the run belongs to the experiment churn/archive from now on")],
            ExitCodes = "6 no such run or experiment, 7 several runs are meant",
        };
        verb.Add(Run);
        verb.Add(Experiment);
        return verb.Runs(MoveAsync);
    }

    private static async Task<int> MoveAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        RunInfo moved = await session.Client.Runs.MoveAsync(invocation.Value(Run)!, new(invocation.Value(Experiment)), cancellation);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(moved, RunsJson.Default.RunInfo);
        }
        else
        {
            invocation.Terminal.Line($"The run {moved.Name} belongs to {moved.Experiment} now.");
        }

        return ExitCode.Ok;
    }
}
