using Mainspring.Data.Faults;
using Mainspring.Data.Profiles;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Processes;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Datasets;

/// <summary>Profiles files by <c>mainspring data profile</c> in a child process: a hostile file ends that process at worst. One at a time, so that uploads do not add up their memory.</summary>
internal sealed class ChildFileProfiler(ServerOptions options, TimeProvider time) : IFileProfiler, IDisposable
{
    private const int InvalidInput = 65;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1);

    /// <inheritdoc/>
    public async Task<FileProfile> ProfileAsync(string path, string folder, CancellationToken cancellation)
    {
        string report = Path.Combine(folder, "profile.json");
        await _one.WaitAsync(cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var command = new ChildCommand(ChildProgram.OfThisProcess, ["data", "profile", path, "--output", report, "--quiet"], folder)
            {
                MemoryLimit = options.JobMemoryLimit,
                HowToRaise = "raise it with --job-memory when the server starts",
            };
            return await ChildProcess.RunAsync(command, new Unheard(), time, patience.Token) switch
            {
                ChildOutcome.Finished => new FileProfile.Sound(ProfileJson.Read(await File.ReadAllBytesAsync(report, cancellation))),
                ChildOutcome.Failed { ExitCode: InvalidInput } when File.Exists(report) => ToFaulty(await File.ReadAllBytesAsync(report, cancellation)),
                ChildOutcome.Failed failed => new FileProfile.Failed($"The file could not be profiled: {failed.Reason}"),
                _ => throw new InvalidOperationException("A child is finished or failed."),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FileProfile.Failed($"The file could not be profiled within {Patience.TotalMinutes:0} minutes.");
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private static FileProfile.Faulty ToFaulty(byte[] json)
    {
        FaultReport report = FaultReport.Read(json);
        return new(report.Faults, report.FaultCount);
    }

    private sealed class Unheard : IStepReporter
    {
        public void Report(double share, string? text)
        {
        }

        public void Note(string key, string value)
        {
        }

        public void Log(string line)
        {
        }
    }
}
