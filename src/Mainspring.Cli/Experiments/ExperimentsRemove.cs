using Mainspring.Cli.Workspaces;
using Mainspring.Client.Experiments;

namespace Mainspring.Cli.Experiments;

/// <summary><c>mainspring experiments remove</c>.</summary>
internal static class ExperimentsRemove
{
    private static readonly Argument<string> Experiment = ExperimentsVerb.Experiment();

    public static Command Create()
    {
        VerbCommand verb = new("remove", "Remove a deleted experiment with its runs and their files for good. Needs the role admin.")
        {
            Examples = [new("mainspring experiments remove churn/2025", "nothing brings the experiment back")],
            ExitCodes = "6 no such deleted experiment, 7 it is not deleted, or several deleted ones are meant",
        };
        verb.Add(Experiment);
        return verb.Runs(RemoveAsync);
    }

    private static async Task<int> RemoveAsync(Invocation invocation, CancellationToken cancellation)
    {
        string text = invocation.Value(Experiment)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ExperimentsClient experiments = session.Client.Experiments;
        await experiments.RemoveAsync(await ExperimentsVerb.FindAsync(experiments, text, deleted: true, cancellation), cancellation);
        invocation.Terminal.Note($"The experiment {text} is removed for good.");
        return ExitCode.Ok;
    }
}
