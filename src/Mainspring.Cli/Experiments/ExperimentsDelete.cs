using Mainspring.Cli.Workspaces;
using Mainspring.Client.Experiments;

namespace Mainspring.Cli.Experiments;

/// <summary><c>mainspring experiments delete</c>.</summary>
internal static class ExperimentsDelete
{
    private static readonly Argument<string> Experiment = ExperimentsVerb.Experiment();

    public static Command Create()
    {
        VerbCommand verb = new("delete", "Delete an experiment with its runs. It can be restored until it is removed for good.")
        {
            Examples = [new("mainspring experiments delete churn/2025", "the experiment and its runs are no longer listed, and its name is free")],
            ExitCodes = "6 no such experiment, 7 it is deleted already",
        };
        verb.Add(Experiment);
        return verb.Runs(DeleteAsync);
    }

    private static async Task<int> DeleteAsync(Invocation invocation, CancellationToken cancellation)
    {
        string text = invocation.Value(Experiment)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ExperimentsClient experiments = session.Client.Experiments;
        long experiment = await ExperimentsVerb.FindAsync(experiments, text, deleted: false, cancellation);
        await experiments.DeleteAsync(experiment, cancellation);
        invocation.Terminal.Note($"The experiment {text} is deleted; 'mainspring experiments restore {experiment}' takes it back.");
        return ExitCode.Ok;
    }
}
