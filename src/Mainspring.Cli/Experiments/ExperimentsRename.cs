using Mainspring.Cli.Workspaces;
using Mainspring.Client.Experiments;

namespace Mainspring.Cli.Experiments;

/// <summary><c>mainspring experiments rename</c>.</summary>
internal static class ExperimentsRename
{
    private static readonly Argument<string> Experiment = ExperimentsVerb.Experiment();
    private static readonly Argument<string> NewName = new("new-name") { Description = "its new name" };

    public static Command Create()
    {
        VerbCommand verb = new("rename", "Give an experiment another name. Its number and its runs stay.")
        {
            Examples = [new("mainspring experiments rename churn churn/2025", "churn is called churn/2025 from now on")],
            ExitCodes = "6 no such experiment, 7 the name is taken, 65 the name cannot be one",
        };
        verb.Add(Experiment);
        verb.Add(NewName);
        return verb.Runs(RenameAsync);
    }

    private static async Task<int> RenameAsync(Invocation invocation, CancellationToken cancellation)
    {
        string text = invocation.Value(Experiment)!;
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        ExperimentsClient experiments = session.Client.Experiments;
        long experiment = await ExperimentsVerb.FindAsync(experiments, text, deleted: false, cancellation);
        ExperimentInfo renamed = await experiments.UpdateAsync(experiment, new() { Name = invocation.Value(NewName) }, cancellation);
        ExperimentsVerb.Print(invocation.Terminal, renamed, $"{text} is called {renamed.Name} now.");
        return ExitCode.Ok;
    }
}
