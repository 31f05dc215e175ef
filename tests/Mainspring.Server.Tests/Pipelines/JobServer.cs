using Mainspring.Client;
using Mainspring.Client.Pipelines;
using Mainspring.Pipelines.Runs;
using Mainspring.Server.Hosting;
using Mainspring.Storage.Relational.Pipelines;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Server.Tests.Pipelines;

/// <summary>A server that runs jobs over a folder of projects.</summary>
internal sealed class JobServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mainspring-jobs-");
    private HostedServer? _server;
    private MainspringClient? _client;

    public string Folder => _folder.FullName;

    public MainspringClient Client => _client!;

    public async Task<JobServer> StartAsync()
    {
        _server = await HostedServer.StartAsync(new() { Home = Path.Combine(Folder, ".mainspring"), Port = 0, JobMemoryLimit = 300L << 20 });
        _client = new(_server.Url);
        return this;
    }

    /// <summary>Stops the server as a deployment would, and leaves its folder.</summary>
    public async Task StopAsync()
    {
        _client?.Dispose();
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        (_client, _server) = (null, null);
    }

    /// <summary>While no server runs: servers take the oldest training, each begins to record a run, and each dies without a word.</summary>
    public async Task DieAtWorkAsync(params string[] trackedRuns)
    {
        using SqliteDatabase database = SqliteDatabase.Open(Path.Combine(Folder, ".mainspring", "mainspring.db"), TimeProvider.System);
        var store = new PipelineStore(database, TimeProvider.System);
        foreach (string tracked in trackedRuns)
        {
            await store.ExpireOthersAsync("");
            PipelineRun run = (await store.ClaimAsync(tracked, ["train"], [], TimeSpan.FromMinutes(1)))!;
            await store.StartStepAsync(run.Lease!, "train");
            await store.ReportAsync(run.Lease!, "train", new(null, null, new Dictionary<string, string> { ["run_id"] = tracked }, []));
        }
    }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    /// <summary>Asks for a training of a project that holds one word.</summary>
    public Task<PipelineRunInfo> TrainAsync(string wish)
    {
        Write("project.yaml", wish);
        return Client.Pipelines.StartAsync("train", null);
    }

    public async Task<PipelineRunInfo> WhenAsync(string run, Func<PipelineRunInfo, bool> isWanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (PipelineRunInfo state in Client.Pipelines.FollowAsync(run, TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token))
        {
            if (isWanted(state))
            {
                return state;
            }
        }

        throw new InvalidOperationException("The run ended otherwise.");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }
}
