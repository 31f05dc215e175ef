using System.Text.Json;
using Mainspring.Cli.Training;
using Mainspring.Client;
using Mainspring.Client.Pipelines;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Cli.Deploying;

/// <summary>From a project file to an endpoint that answers: a job of the server trains, then the endpoint follows the alias.</summary>
/// <param name="client">The server.</param>
/// <param name="terminal">Where progress is shown.</param>
internal sealed class Deployment(MainspringClient client, Terminal terminal)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Trains, and deploys when the gate lets the model pass.</summary>
    /// <param name="project">The project; it lies below the folder of the server's projects.</param>
    /// <param name="overrides">Values that take the place of those in the file, each <c>path=value</c>.</param>
    /// <param name="cancellation">Cancels the job.</param>
    /// <exception cref="CommandFailure">The job failed; the message says why.</exception>
    public async Task<DeploymentResult> RunAsync(ProjectFile project, IReadOnlyList<string> overrides, CancellationToken cancellation)
    {
        EndpointPlan plan = EndpointSection.PlanOf(project);
        TrainingResult trained = await TrainAsync(project, overrides, cancellation);
        string? facade = null;
        if (trained.Gate.Passed)
        {
            await client.Projects.PutAsync(project.Name, new(Path.GetFullPath(project.Path), project.Section<DeploySection>().Retrain.Samples), cancellation);
            if (trained.Release is null)
            {
                await client.Endpoints.PutAsync(plan.Name, EndpointPlanWire.Of(plan), cancellation);
            }

            facade = await OpenFacadeAsync(plan.Name, project, cancellation);
        }

        return new(trained.RunId, trained.Model, trained.Version, trained.Alias, trained.Gate.Passed ? plan.Name : null, trained.Metrics, trained.Gate, facade)
        {
            Release = trained.Release,
        };
    }

    /// <summary>Opens the facade of a project that has one. A port that somebody else has is told, and the endpoint answers all the same.</summary>
    private async Task<string?> OpenFacadeAsync(string endpoint, ProjectFile project, CancellationToken cancellation)
    {
        if (project.Section<DeploySection>().Facade is not { } facade)
        {
            return null;
        }

        try
        {
            return (await client.Endpoints.PutFacadeAsync(endpoint, facade.ToWire(project.Name), cancellation)).Address;
        }
        catch (ServerException taken) when (taken.Problem.Code == "port_in_use")
        {
            terminal.Warning($"the facade is closed: {taken.Problem.Title} Set deploy.facade.port, or free the port and run this again.");
            return null;
        }
    }

    private async Task<TrainingResult> TrainAsync(ProjectFile project, IReadOnlyList<string> overrides, CancellationToken cancellation)
    {
        PipelineRunInfo run = await client.Pipelines.StartAsync("train", ArgumentsOf(project, overrides), cancellation);
        using ProgressLine line = terminal.Progress("train");
        try
        {
            await foreach (PipelineRunInfo state in client.Pipelines.FollowAsync(run.RunId, Glance, TimeProvider.System, cancellation))
            {
                line.Update(state.Progress, state.Text ?? state.State);
                run = state;
            }
        }
        catch (OperationCanceledException)
        {
            await client.Pipelines.CancelAsync(run.RunId, CancellationToken.None);
            throw;
        }

        if (run.Result is not { } result)
        {
            throw new CommandFailure(ExitCodeOf(run), run.Reason ?? $"the job {run.RunId} was {run.State}");
        }

        TrainingResult trained = result.Deserialize(TrainingResultJson.Default.TrainingResult)!;
        line.Done($"{trained.Model} v{trained.Version}, {trained.Algorithm}");
        return trained;
    }

    /// <summary>The code with which the job's process ended, since it tells bad data from a crash.</summary>
    private static int ExitCodeOf(PipelineRunInfo run) =>
        run.Steps.Select(step => step.Notes.GetValueOrDefault("exit_code")).Any(code => code is "65" or "6") ? ExitCode.InvalidInput : ExitCode.Failed;

    private static JsonElement ArgumentsOf(ProjectFile project, IReadOnlyList<string> overrides)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("project", Path.GetFullPath(project.Path));
            writer.WriteStartObject("set");
            foreach (string[] pair in overrides.Select(text => text.Split('=', 2)).Where(pair => pair.Length == 2))
            {
                writer.WriteString(pair[0], pair[1]);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
