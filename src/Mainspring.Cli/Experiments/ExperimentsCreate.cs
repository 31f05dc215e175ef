using Mainspring.Cli.Workspaces;
using Mainspring.Client.Experiments;

namespace Mainspring.Cli.Experiments;

/// <summary><c>mainspring experiments create</c>.</summary>
internal static class ExperimentsCreate
{
    private static readonly Argument<string> Name = new("name") { Description = "its name; a slash in it makes a folder" };

    public static Command Create()
    {
        VerbCommand verb = new("create", "Make an experiment. Runs that name an experiment make it by themselves.")
        {
            Examples = [new("mainspring experiments create churn/archive", "makes the experiment archive in the folder churn")],
            ExitCodes = "7 the name is taken, 65 the name cannot be one",
        };
        verb.Add(Name);
        return verb.Runs(CreateAsync);
    }

    private static async Task<int> CreateAsync(Invocation invocation, CancellationToken cancellation)
    {
        await using ServerSession session = await ServerSession.ConnectAsync(invocation.Place, cancellation);
        ExperimentInfo made = await session.Client.Experiments.CreateAsync(new() { Name = invocation.Value(Name) }, cancellation);
        ExperimentsVerb.Print(invocation.Terminal, made, $"The experiment {made.Name} has the number {made.ExperimentId}.");
        return ExitCode.Ok;
    }
}
