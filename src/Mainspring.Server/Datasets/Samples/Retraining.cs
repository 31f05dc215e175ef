using System.Globalization;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Lifecycle.Datasets.Samples;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Pipelines.Running;
using Mainspring.Pipelines.Runs;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Datasets.Samples;

/// <summary>Trains a project again: its rows and its samples become a new version of its data set, and a job learns from that version.</summary>
internal sealed class Retraining(ISampleStore store, DatasetLibrary library, PipelineQueue queue, Workspace workspace) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Joins the samples and asks for the training; one project after another, so that no two versions hold the same new samples.</summary>
    /// <exception cref="ProjectFileException">The project file is not valid any more.</exception>
    /// <exception cref="Mainspring.Data.Faults.DataFormatException">The rows of the project cannot be read any more.</exception>
    public async Task<RetrainOutcome> StartAsync(TrainedProject project, bool force, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            SampleCount count = await store.CountAsync(project.Name, cancellation);
            long needed = Math.Max(1, project.RetrainAfter);
            if (!force && count.Waiting < needed)
            {
                return new RetrainOutcome.NotNeeded(count.Waiting, needed);
            }

            return count.Total == 0
                ? new RetrainOutcome.Started(await SubmitAsync(project, null), null, 0)
                : await JoinAsync(project, count, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<RetrainOutcome> JoinAsync(TrainedProject project, SampleCount count, CancellationToken cancellation)
    {
        (IReadOnlyList<string> records, long last) = await store.ListAsync(project.Name, cancellation);
        if (await AddAsync(project, records, cancellation) is not AddOutcome.Added { Version: var version })
        {
            return new RetrainOutcome.Refused($"The rows of {project.Name} with {records.Count} samples cannot be read as data.");
        }

        PipelineRun run = await SubmitAsync(project, string.Create(CultureInfo.InvariantCulture, $"{version.Name}@{version.Version}"));
        await store.JoinAsync(project.Name, last, version.Version, cancellation);
        return new RetrainOutcome.Started(run, version, count.Waiting);
    }

    private async Task<AddOutcome> AddAsync(TrainedProject project, IReadOnlyList<string> records, CancellationToken cancellation)
    {
        (ProjectFile file, Snapshot source) = ProjectRows.Find(project.File);
        string folder = Path.Combine(workspace.ScratchFolder, $"samples-{Guid.NewGuid():n}");
        string path = Path.Combine(folder, project.Name + ".csv");
        try
        {
            SampleMerge.Write(file, source, records, path, cancellation);
            await using FileStream bytes = File.OpenRead(path);
            return await library.AddAsync(project.Name, Path.GetFileName(path), bytes, $"{source.Origin} with {records.Count} samples", cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<PipelineRun> SubmitAsync(TrainedProject project, string? source)
    {
        JsonObject arguments = new() { ["project"] = project.File };
        if (source is not null)
        {
            arguments["set"] = new JsonObject { ["data.source"] = source };
        }

        return queue.SubmitAsync("train", arguments.ToJsonString());
    }
}
