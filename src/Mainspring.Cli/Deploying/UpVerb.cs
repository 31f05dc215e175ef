using Mainspring.Cli.Projects;
using Mainspring.Cli.Workspaces;
using Mainspring.Lifecycle.Projects;

namespace Mainspring.Cli.Deploying;

/// <summary><c>mainspring up</c>: from a project file to a page with a live endpoint.</summary>
internal static class UpVerb
{
    private static readonly Option<bool> Exit = new("--exit") { Description = "stop when the endpoint is deployed, instead of serving" };

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("up", "Validate, train, gate, register, deploy and serve a project.")
    {
        Examples =
        [
            new("mainspring up", "project.yaml of this folder, served at http://127.0.0.1:8080"),
            new("mainspring up -f churn/project.yaml --exit --json", "for scripts: deploy, print the result, stop"),
        ],
        ExitCodes = "0 deployed, 3 trained but the gate refused, 65 project file or data invalid",
        Options = { ProjectOptions.File, ProjectOptions.Set, ListenOptions.Port, Exit },
    }.Runs(UpAsync);

    private static async Task<int> UpAsync(Invocation invocation, CancellationToken cancellation)
    {
        ProjectFile project = ProjectOptions.Read(invocation);
        Place place = invocation.Place.Near(project.Folder);
        bool exit = invocation.Value(Exit);
        await using DeploymentServer server = await DeploymentServer.StartAsync(place, exit && !invocation.Has(ListenOptions.Port) ? 0 : ListenOptions.PortOf(invocation), cancellation);
        DeploymentResult result = await new Deployment(server.Client, invocation.Terminal).RunAsync(project, invocation.Value(ProjectOptions.Set) ?? [], cancellation);
        Print(invocation.Terminal, result, exit ? null : server.Client.Server);
        if (!exit && result.Endpoint is not null)
        {
            await server.WaitForShutdownAsync(cancellation);
        }

        return result.Gate.Passed ? ExitCode.Ok : ExitCode.GateNotPassed;
    }

    private static void Print(Terminal terminal, DeploymentResult result, Uri? url)
    {
        if (terminal.IsJson)
        {
            terminal.Json(result, DeploymentResultJson.Default.DeploymentResult);
            return;
        }

        DeploymentSummary.Print(terminal, result);
        if (result.Endpoint is { } endpoint && url is not null)
        {
            terminal.Line($" → {url.GetLeftPart(UriPartial.Authority)}/endpoints/{endpoint}");
        }
    }
}
