using Mainspring.Cli.Data;
using Mainspring.Cli.Deploying;
using Mainspring.Cli.Workspaces;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Training;
using Mainspring.Server.Hosting;
using Mainspring.Server.Projects;

namespace Mainspring.Cli.Demo;

/// <summary><c>mainspring demo</c>: an example project, trained, deployed, with traffic on it, and a page to look at.</summary>
internal static class DemoVerb
{
    private const int FirstRequests = 250;
    private const int RequestsPerSecond = 8;
    private const int PortsToTry = 20;

    private static readonly Argument<string> Name = new("name") { Description = $"the example: {string.Join(", ", Examples.Names)}", DefaultValueFactory = _ => "telco-churn" };
    private static readonly Option<string> Folder = new("--folder") { Description = "where to put the example [default: demo/NAME]", HelpName = "folder" };
    private static readonly Option<bool> Exit = new("--exit") { Description = "stop after the last step, with a summary" };

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("demo", "Copy an example to this folder, train and deploy its model, and serve it with traffic.")
    {
        Examples =
        [
            new("mainspring demo", "telco-churn: which customers leave"),
            new("mainspring demo iris --port 9000", "another example and port"),
            new("mainspring demo home-prices", "two models that share the traffic of made users"),
        ],
        Arguments = { Name },
        Options = { Folder, ListenOptions.Port, Exit },
    }.Runs(DemoAsync);

    private static async Task<int> DemoAsync(Invocation invocation, CancellationToken cancellation)
    {
        ProjectFile project = Copy(invocation);
        var place = new Place(Path.Combine(project.Folder, Place.FolderName), "the example's own", null);
        await using DeploymentServer server = await StartAsync(place, invocation, cancellation);
        DemoTest? test = DemoTest.IsMeantFor(project) ? new(server.Client, place, project, invocation.Terminal) : null;
        DeploymentResult result = await (test?.DeployAsync(cancellation) ?? new Deployment(server.Client, invocation.Terminal).RunAsync(project, [], cancellation));
        if (result.Endpoint is not { } endpoint)
        {
            DeploymentSummary.Print(invocation.Terminal, result);
            return ExitCode.GateNotPassed;
        }

        var traffic = new SampleTraffic(server.Client, endpoint, ProjectData.Read(project, await new NamedData(place).FindAsync(project, cancellation), cancellation), project.Section<TargetSection>().Column);
        await (test?.BeginAsync(endpoint, cancellation) ?? SendFirstAsync(traffic, invocation.Terminal, cancellation));
        Print(invocation, project, result, server.Client.Server);
        if (!invocation.Value(Exit))
        {
            await ServeAsync(server, stop => test?.GoOnAsync(endpoint, stop) ?? traffic.KeepSendingAsync(RequestsPerSecond, stop), cancellation);
        }

        return ExitCode.Ok;
    }

    private static ProjectFile Copy(Invocation invocation)
    {
        string name = invocation.Value(Name)!;
        if (!Examples.Names.Contains(name))
        {
            throw new CommandFailure(ExitCode.NotFound, $"there is no example '{name}'; choose one of {string.Join(", ", Examples.Names)}.");
        }

        string folder = Path.GetFullPath(invocation.Value(Folder) ?? Path.Combine("demo", name));
        Examples.CopyTo(name, folder);
        invocation.Terminal.Note($" {name} → {folder}");
        return new ProjectReader(ProjectSections.Layout).Read(Path.Combine(folder, "project.yaml"));
    }

    /// <summary>Takes the port that was asked for, or else the first free one.</summary>
    private static async Task<DeploymentServer> StartAsync(Place place, Invocation invocation, CancellationToken cancellation)
    {
        int port = ListenOptions.PortOf(invocation);
        for (int more = 0; ; more++)
        {
            try
            {
                return await DeploymentServer.StartAsync(place, port + more, cancellation);
            }
            catch (PortInUseException) when (!invocation.Has(ListenOptions.Port) && more < PortsToTry)
            {
                // Somebody else listens there; the next port will do as well.
            }
        }
    }

    private static async Task SendFirstAsync(SampleTraffic traffic, Terminal terminal, CancellationToken cancellation)
    {
        using ProgressLine line = terminal.Progress("traffic");
        await traffic.SendAsync(FirstRequests, cancellation);
        line.Done($"{FirstRequests} predictions");
    }

    private static async Task ServeAsync(DeploymentServer server, Func<CancellationToken, Task> send, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task steady = send(stop.Token);
        await Task.WhenAny(server.WaitForShutdownAsync(cancellation), steady);
        await stop.CancelAsync();
        try
        {
            await steady;
        }
        catch (OperationCanceledException)
        {
            // The traffic ends with the server.
        }
    }

    private static void Print(Invocation invocation, ProjectFile project, DeploymentResult result, Uri url)
    {
        string address = url.GetLeftPart(UriPartial.Authority);
        if (invocation.Terminal.IsJson)
        {
            invocation.Terminal.Json(result, DeploymentResultJson.Default.DeploymentResult);
            return;
        }

        DeploymentSummary.Print(invocation.Terminal, result);
        invocation.Terminal.Line(invocation.Value(Exit)
            ? $" done; look at it with: mainspring serve --home {Path.Combine(project.Folder, Place.FolderName)}"
            : $" → {address}/   (Ctrl-C stops)");
    }
}
