using System.Globalization;
using System.Threading.Channels;

namespace Mainspring.Storage.Postgres;

/// <summary>A few threads that wait for the server, so that the threads that answer requests need not; what comes beyond them waits its turn.</summary>
internal sealed class PostgresLanes : IDisposable
{
    /// <summary>How many may wait. Beyond that, callers wait to get in.</summary>
    private const int QueueLength = 4096;

    private readonly Channel<Action> _queue = Channel.CreateBounded<Action>(QueueLength);
    private readonly Thread[] _threads;

    public PostgresLanes(string name, int count)
    {
        _threads = [.. Enumerable.Range(1, count).Select(number => new Thread(Work) { Name = string.Create(CultureInfo.InvariantCulture, $"postgres {name} {number}"), IsBackground = true })];
        foreach (Thread thread in _threads)
        {
            thread.Start();
        }
    }

    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _queue.Writer.WriteAsync(() => Complete(done, work, cancellation), cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(PostgresDatabase), "The server is stopping; the work was not accepted.");
        }

        return await done.Task;
    }

    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
        {
            foreach (Thread thread in _threads)
            {
                thread.Join();
            }
        }
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<T> work, CancellationToken cancellation)
    {
        try
        {
            done.SetResult(work());
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            done.SetCanceled(cancellation);
        }
        catch (Exception failure)
        {
            done.SetException(failure);
        }
    }

    private Action? Next()
    {
        try
        {
            return _queue.Reader.ReadAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }

    private void Work()
    {
        // One thread wakes for each item; waiting until there is something would wake them all.
        while (Next() is { } next)
        {
            next();
        }
    }
}
