using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Client;
using Mainspring.Client.Models;
using Mainspring.Client.Releases;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.AbTests;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Cli.Training;

/// <summary>
/// What a version that passed the gate becomes: champion, where there is none yet or the project says so; else challenger, and where an endpoint follows the champion, a release
/// tries it there.
/// </summary>
/// <param name="client">The server.</param>
/// <param name="project">The project.</param>
internal sealed class Promotion(MainspringClient client, ProjectFile project)
{
    private const string Challenger = "challenger";

    /// <summary>Shadows for a moment, to see that it scores, and then waits for a person.</summary>
    private static readonly AbTestPlan Approval = new() { Method = AbTestMethod.Guardrails, Metric = TestMetric.LatencyMs, MinRequests = 0, Steps = [new(0, TimeSpan.Zero)], NeedsApproval = true, Every = TimeSpan.FromSeconds(10) };

    /// <summary>Gives the version its alias, and starts its release where there is one to start.</summary>
    /// <returns>The alias, and the release when one was started.</returns>
    public async Task<(string Alias, string? Release)> FollowAsync(ModelVersionInfo version, CancellationToken cancellation)
    {
        var gate = project.Section<GateSection>();
        EndpointSection endpoint = project.Section<DeploySection>().Endpoint;
        bool takesOver = !gate.MakesChallenger && !gate.NeedsApproval;
        if (takesOver || !(await client.Models.GetAsync(version.Model, cancellation)).Aliases.ContainsKey(endpoint.Alias))
        {
            await client.Models.MoveAliasAsync(version.Model, endpoint.Alias, new(version.Version), cancellation);
            return (endpoint.Alias, null);
        }

        string name = endpoint.Name ?? project.Name;
        bool isServed = (await client.Endpoints.ListAsync(cancellation)).Endpoints.Any(served => served.Name == name && served.Model == version.Model && served.Alias == endpoint.Alias);
        if (!isServed)
        {
            await client.Models.MoveAliasAsync(version.Model, Challenger, new(version.Version), cancellation);
            return (Challenger, null);
        }

        AbTestPlan plan = gate.MakesChallenger ? endpoint.AbTest ?? new() : Approval;
        ReleaseInfo release = await StartAsync(name, version.Version, plan with { NeedsApproval = plan.NeedsApproval || gate.NeedsApproval }, cancellation);
        return (Challenger, release.Id);
    }

    /// <summary>A newer challenger takes the place of one that is still being tried.</summary>
    private async Task<ReleaseInfo> StartAsync(string endpoint, int version, AbTestPlan plan, CancellationToken cancellation)
    {
        ReleaseInfo? active = (await client.Releases.ListAsync(endpoint, limit: 1, cancellation: cancellation)).Releases.FirstOrDefault(release => release.EndedAt is null);
        if (active is not null)
        {
            await client.Releases.RejectAsync(endpoint, active.Id, string.Create(CultureInfo.InvariantCulture, $"version {version} came"), cancellation);
        }

        return await client.Releases.StartAsync(
            endpoint,
            new(
                version.ToString(CultureInfo.InvariantCulture),
                JsonSerializer.SerializeToElement(AbTestSection.Write(plan)),
                JsonSerializer.SerializeToElement<JsonNode>(new JsonObject { ["project"] = Path.GetFullPath(project.Path) })),
            cancellation);
    }
}
