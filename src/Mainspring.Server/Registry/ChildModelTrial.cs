using Mainspring.Lifecycle.Registry.Foreign;
using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Processes;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Registry;

/// <summary>Tries models by <c>mainspring models inspect</c> in a child process with a memory cap and a deadline: a hostile model ends that process at worst. One at a time.</summary>
internal sealed class ChildModelTrial(ServerOptions options, TimeProvider time) : IModelTrial, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _one = new(1);

    /// <inheritdoc/>
    public async Task<string?> TryAsync(string folder, CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var command = new ChildCommand(ChildProgram.OfThisProcess, ["models", "inspect", folder, "--json"], folder)
            {
                MemoryLimit = options.JobMemoryLimit,
                HowToRaise = "raise it with --job-memory when the server starts",
                Grace = TimeSpan.FromSeconds(1),
            };
            return await ChildProcess.RunAsync(command, new Unheard(), time, patience.Token) switch
            {
                ChildOutcome.Failed failed => failed.Reason.Replace("error: ", "", StringComparison.Ordinal),
                _ => null,
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"It did not answer within {Patience.TotalSeconds:0} seconds.";
        }
        finally
        {
            _one.Release();
        }
    }

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
