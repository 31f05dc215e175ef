namespace Mainspring.Data.DuckDb;

/// <summary>
/// Interrupts a connection when a token is cancelled, again and again until the call returns: an interrupt that comes before DuckDB
/// has begun the query is forgotten by it. <see cref="Dispose"/> returns when no interrupt can come any more.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly nint _connection;
    private readonly ManualResetEventSlim? _done;
    private readonly CancellationTokenRegistration _registration;
    private Task _interrupting = Task.CompletedTask;

    public Interruption(nint connection, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _connection = connection;
        if (cancellation.CanBeCanceled)
        {
            _done = new();
            _registration = cancellation.UnsafeRegister(static self => ((Interruption)self!).Begin(), this);
        }
    }

    public void Dispose()
    {
        if (_done is null)
        {
            return;
        }

        _registration.Dispose();
        _done.Set();
        _interrupting.Wait(CancellationToken.None);
        _done.Dispose();
    }

    private void Begin() => _interrupting = Task.Run(() =>
    {
        do
        {
            DuckNative.Interrupt(_connection);
        }
        while (!_done!.Wait(Pause, CancellationToken.None));
    }, CancellationToken.None);
}
