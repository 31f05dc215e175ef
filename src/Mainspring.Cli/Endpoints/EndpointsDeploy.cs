using Mainspring.Cli.Workspaces;
using Mainspring.Client.Endpoints;

namespace Mainspring.Cli.Endpoints;

/// <summary><c>mainspring endpoints deploy</c>.</summary>
internal static class EndpointsDeploy
{
    private static readonly Argument<string> Name = EndpointsVerb.Name();
    private static readonly Option<string> Model = new("--model", "-m") { Description = "registered model, with its alias: churn@champion", HelpName = "model@alias", Required = true };

    public static Command Create()
    {
        VerbCommand verb = new("deploy", "Make an endpoint, or point it to another model or alias.")
        {
            Examples = [new("mainspring endpoints deploy churn --model telco-churn@champion", "follows the alias from now on")],
            ExitCodes = "7 the version was refused",
        };
        verb.Add(Name);
        verb.Add(Model);
        return verb.Runs(DeployAsync);
    }

    private static async Task<int> DeployAsync(Invocation invocation, CancellationToken cancellation)
    {
        string[] parts = invocation.Value(Model)!.Split('@', 2);
        await using ServerSession session = await ServerSession.FindAsync(invocation.Place, cancellation);
        EndpointTarget target = new(parts[0], parts.Length > 1 ? parts[1] : null);
        EndpointsShow.Print(invocation.Terminal, await session.Client.Endpoints.PutAsync(invocation.Value(Name)!, target, cancellation));
        return ExitCode.Ok;
    }
}
