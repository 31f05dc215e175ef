using Mainspring.Cli.Workspaces;
using Mainspring.Client.Experiments;

namespace Mainspring.Cli.Experiments;

/// <summary><c>mainspring experiments restore</c>.</summary>
internal static class ExperimentsRestore
{
    private static readonly Argument<string> Experiment = ExperimentsVerb.Experiment();

    public static Command Create()
    {
        VerbCommand verb = new("restore", "Restore a deleted experiment with the runs that were deleted with it.")
        {
            Examples = [new("mainspring experiments restore churn/2025", "the experiment and its runs are listed again")],
            ExitCodes = "6 no such deleted experiment, 7 its name was taken meanwhile, or several deleted ones are meant",
        };
        verb.Add(Experiment);
        return verb.Runs(RestoreAsync);
    }

    private static async Task<int> RestoreAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ExperimentsClient experiments = session.Client.Experiments;
        long experiment = await ExperimentsVerb.FindAsync(experiments, invocation.Value(Experiment)!, deleted: true, cancellation);
        ExperimentInfo restored = await experiments.RestoreAsync(experiment, cancellation);
        ExperimentsVerb.Print(invocation.Terminal, restored, $"The experiment {restored.Name} is back.");
        return ExitCode.Ok;
    }
}
