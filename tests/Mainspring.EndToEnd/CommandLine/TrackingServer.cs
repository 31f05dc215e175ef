using Mainspring.Client;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.CommandLine;

/// <summary>One server for the verbs on runs and experiments, and the program that talks to it.</summary>
public sealed class TrackingServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServerProcess? _server;

    public MainspringClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync(_folder[".mainspring"]);
        Client = new(_server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server!.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Starts a run, logs a metric and a parameter, and ends it.</summary>
    public async Task<string> LogAsync(string experiment, string name, double auc, string trees)
    {
        string run = (await Client.Runs.StartAsync(new() { Experiment = experiment, Name = name, Params = new Dictionary<string, string> { ["trees"] = trees, ["depth"] = "3" } })).RunId;
        await Client.Runs.LogAsync(run, new() { Metrics = [new("auc", auc), new("loss", 1 - auc)] });
        await Client.Runs.UpdateAsync(run, new("finished"));
        return run;
    }

    /// <summary>Runs a command that must end with a code.</summary>
    internal async Task<ProgramResult> RunAsync(int exitCode, params string[] arguments)
    {
        ProgramResult result = await MainspringProgram.RunAsync(_folder.Path, arguments);
        result.ExitCode.ShouldBe(exitCode, result.Error);
        return result;
    }
}
