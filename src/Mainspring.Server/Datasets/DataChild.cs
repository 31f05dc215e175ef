using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Processes;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Datasets;

/// <summary>Runs <c>mainspring data …</c> in a child process: a hostile file ends that process at worst. One at a time, so that they do not add up their memory.</summary>
internal sealed class DataChild(ServerOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Runs the verb to its end; null when it took too long.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ChildOutcome?> RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var command = new ChildCommand(ChildProgram.OfThisProcess, ["data", .. arguments, "--quiet"], folder)
            {
                MemoryLimit = options.JobMemoryLimit,
                HowToRaise = "raise it with --job-memory when the server starts",
            };
            return await ChildProcess.RunAsync(command, new Unheard(), time, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What is said when a verb took too long.</summary>
    public static string TookTooLong(string what) => $"{what} within {Patience.TotalMinutes:0} minutes.";

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

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
