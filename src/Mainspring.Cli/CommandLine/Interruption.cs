using System.Runtime.InteropServices;

namespace Mainspring.Cli.CommandLine;

/// <summary>Ctrl-C and SIGTERM ask the verb to end; a second signal ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>What shells add to the number of a signal that ended a program.</summary>
    private const int Signalled = 128;
    private const int Sigint = 2;
    private const int Sigterm = 15;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }

        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            // A hosted server listens to signals too, and would hold the process.
            Environment.Exit(Signalled + (context.Signal == PosixSignal.SIGTERM ? Sigterm : Sigint));
        }

        context.Cancel = true;
        _source.Cancel();
    }
}
