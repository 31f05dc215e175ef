using Mainspring.Cli.Data;
using Mainspring.Cli.Deploying;
using Mainspring.Cli.Loading;
using Mainspring.Cli.Simulating;
using Mainspring.Cli.Terminals;
using Mainspring.Cli.Workspaces;
using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Cli.Demo;

/// <summary>A test of two variants to watch: a plain model answers, a better one challenges it, and made users ask and rate both.</summary>
/// <param name="client">The server.</param>
/// <param name="place">Its workspace.</param>
/// <param name="project">A project whose endpoint has variants.</param>
/// <param name="terminal">Where progress is shown.</param>
internal sealed class DemoTest(MainspringClient client, Place place, ProjectFile project, Terminal terminal)
{
    private const double Rate = 40;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Forever = TimeSpan.FromDays(365);

    private static readonly string[] Plain = ["train.algorithm=linear_regression"];
    private static readonly string[] Challenging = ["deploy.endpoint.ab_test.share=50%", "deploy.endpoint.ab_test.decide.every=5s"];

    /// <summary>Whether the endpoint of a project tests one variant against another.</summary>
    public static bool IsMeantFor(ProjectFile project) => EndpointSection.PlanOf(project).Variants.Count(variant => !variant.IsShadow) > 1;

    /// <summary>Trains the plain model, which serves, and then the one that challenges it.</summary>
    public async Task<DeploymentResult> DeployAsync(CancellationToken cancellation)
    {
        var deployment = new Deploying.Deployment(client, terminal);
        DeploymentResult plain = await deployment.RunAsync(project, Plain, cancellation);
        return plain.Endpoint is null ? plain : (await deployment.RunAsync(project, Challenging, cancellation)) with { Facade = plain.Facade };
    }

    /// <summary>Lets users ask for some seconds, so that there is something to see.</summary>
    public async Task BeginAsync(string endpoint, CancellationToken cancellation)
    {
        using ProgressLine line = terminal.Progress("users");
        SimulatedUsers users = await UsersAsync(endpoint, First, cancellation);
        (_, long sent) = await users.RunAsync(cancellation);
        line.Done($"{sent} requests, {users.Feedback.Taken} ratings and labels");
    }

    /// <summary>Lets users ask until it is told to stop.</summary>
    public async Task GoOnAsync(string endpoint, CancellationToken cancellation) => await (await UsersAsync(endpoint, Forever, cancellation)).RunAsync(cancellation);

    private async Task<SimulatedUsers> UsersAsync(string endpoint, TimeSpan duration, CancellationToken cancellation)
    {
        EndpointSchema schema = await client.Endpoints.SchemaAsync(endpoint, cancellation);
        var truth = new GroundTruth(ProjectData.Read(project, await new NamedData(place).FindAsync(project, cancellation), cancellation), project.Section<TargetSection>().Column, [.. schema.Columns.Select(column => column.Name)], []);
        var caller = new EndpointCaller(client.Server, Token.For(client.Server, place.Home), endpoint, connections: 64);
        return new(truth, caller, new() { Rate = Rate, Duration = duration, Users = 500 });
    }
}
