using System.Text.Json.Nodes;
using Mainspring.Cli.Data;
using Mainspring.Cli.Training;
using Mainspring.Cli.Workspaces;
using Mainspring.Client.Runs;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;
using Mainspring.Lifecycle.Datasets.Preparing;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Training;
using Mainspring.Server.Projects;

namespace Mainspring.Cli.Reproducing;

/// <summary>What a run recorded of its training: the project with every value, and the data, which must be the very bytes.</summary>
internal sealed class RecordedTraining(ServerSession session, Place place, RunInfo run)
{
    private const string ProjectFileName = "project.json";

    /// <summary>The training as it was, ready to run again.</summary>
    /// <param name="file">A file that holds the recorded bytes; null to take the recorded version or place.</param>
    /// <param name="progress">Told of the data.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CommandFailure">The run is no training, or its data are gone or others.</exception>
    public async Task<(TrainingJob Job, string Data)> PrepareAsync(string? file, IProgress<TrainingStage> progress, CancellationToken cancellation)
    {
        RunInput input = run.Inputs.FirstOrDefault(input => input.Context == "training" && input.Source is not null)
            ?? throw new CommandFailure(ExitCode.InvalidInput, $"the run '{run.Name}' recorded no data of a training, so there is nothing to make again");
        JsonNode source = JsonNode.Parse(input.Source!)!;
        string? version = file is null ? source["version"]?.GetValue<string>() : null;
        string data = file ?? version ?? source["uri"]!.GetValue<string>();
        ProjectFile project = await ReadProjectAsync(cancellation);
        string wayOut = WayOut(project, file);
        Snapshot snapshot;
        try
        {
            snapshot = await new NamedData(place).FindAsync(data, cancellation);
            if (version is null)
            {
                // A version is verified by its hash when it is fetched.
                Verify(snapshot, data, source["sha256"]!.GetValue<string>(), wayOut, cancellation);
            }
        }
        catch (DataFormatException gone) when (version is null)
        {
            throw new CommandFailure(ExitCode.Failed, $"the data of the run are not there any more: {gone.Faults[0].Message.TrimEnd('.')}; {wayOut}");
        }

        return (TrainingJob.Prepare(project, snapshot, progress, cancellation), data);
    }

    /// <summary>What helps when the recorded bytes are gone. SQL is not run again here: a run keeps neither its statements nor what they read.</summary>
    private static string WayOut(ProjectFile project, string? file) => file is null && project.Section<PrepareSection>().IsDeclared
        ? $"the run did not keep them (data.keep: false) and SQL made them: run 'mainspring data prepare' in the project, with the statements, inputs and parameters of that time, and name {project.Section<PrepareSection>().Output} by --data"
        : "name a file with the old bytes by --data";

    private async Task<ProjectFile> ReadProjectAsync(CancellationToken cancellation)
    {
        ArtifactList files = await session.Client.Runs.ListArtifactsAsync(run.RunId, cancellation);
        if (files.Artifacts.All(artifact => artifact.Path != ProjectFileName))
        {
            throw new CommandFailure(ExitCode.InvalidInput, $"the run '{run.Name}' keeps no {ProjectFileName}, so it cannot be made again");
        }

        string folder = Directory.CreateTempSubdirectory("mainspring-reproduce-").FullName;
        try
        {
            string path = Path.Combine(folder, ProjectFileName);
            await using (FileStream to = File.Create(path))
            {
                await using Stream from = await session.Client.Runs.OpenArtifactAsync(run.RunId, ProjectFileName, cancellation);
                await from.CopyToAsync(to, cancellation);
            }

            return new ProjectReader(ProjectSections.Layout).Read(path, []);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Verify(Snapshot snapshot, string data, string recorded, string wayOut, CancellationToken cancellation)
    {
        IReadOnlyList<string> files = FileGlob.Find(snapshot.Files);
        (string found, _, _) = DataCache.Hashes(place).OfAll(files, cancellation);
        if (found != recorded)
        {
            throw new CommandFailure(ExitCode.Failed, $"'{data}' holds other bytes than the run learned from (SHA-256 {found[..12]}… where {recorded[..12]}… was recorded); {wayOut}");
        }
    }
}
