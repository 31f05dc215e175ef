using System.Globalization;
using System.Threading.Channels;

namespace Mainspring.Storage.Postgres;

/// <summary>
/// The threads that write. Each takes what waits into one transaction (group commit), so that units share its round trips and its flush.
/// How many of them work at once follows what happens: where transactions meet, one after the other is faster than repeating them; where
/// they do not, as many as possible hide how far the server is.
/// </summary>
internal sealed class PostgresWriters : IDisposable
{
    /// <summary>How many may wait. Beyond that, callers wait to get in.</summary>
    private const int QueueLength = 4096;

    /// <summary>How many units share a transaction at most, which bounds how long the first of them waits.</summary>
    private const int LargestGroup = 64;

    /// <summary>How often a group is tried as a whole, before each of its units has to go alone.</summary>
    private const int Attempts = 3;

    /// <summary>After so many transactions that nobody met, one thread more may work.</summary>
    private const int Calm = 256;

    private readonly PostgresTransactions _transactions;
    private readonly Channel<PostgresWrite> _queue = Channel.CreateBounded<PostgresWrite>(QueueLength);
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turns;
    private readonly Thread[] _threads;
    private int _width;
    private int _calm;

    public PostgresWriters(PostgresTransactions transactions, int most)
    {
        _transactions = transactions;
        _turns = new(most);
        _width = most;
        _threads = [.. Enumerable.Range(1, most).Select(number => new Thread(Work) { Name = string.Create(CultureInfo.InvariantCulture, $"postgres writer {number}"), IsBackground = true })];
        foreach (Thread thread in _threads)
        {
            thread.Start();
        }
    }

    public async Task<T> RunAsync<T>(PostgresWrite<T> write, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(write, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(PostgresDatabase), "The server is stopping; the work was not accepted.");
        }

        return await write.Completion;
    }

    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
        {
            foreach (Thread thread in _threads)
            {
                thread.Join();
            }

            _turns.Dispose();
        }
    }

    private void Work()
    {
        List<PostgresWrite> group = [];
        while (true)
        {
            _turns.Wait();
            if (!Take(group))
            {
                _turns.Release();
                return;
            }

            bool met = group.Count switch
            {
                0 => false,
                1 => group[0].RunAlone(_transactions),
                _ => RunTogether(group),
            };
            GiveTurns(met);
            group.Clear();
        }
    }

    /// <summary>Waits for a unit, and takes with it what waits besides.</summary>
    /// <returns>False when there will be none any more.</returns>
    private bool Take(List<PostgresWrite> group)
    {
        PostgresWrite? next;
        try
        {
            next = _queue.Reader.ReadAsync().AsTask().GetAwaiter().GetResult();
        }
        catch (ChannelClosedException)
        {
            return false;
        }

        do
        {
            if (!next.EndIfCanceled())
            {
                group.Add(next);
            }
        }
        while (group.Count < LargestGroup && _queue.Reader.TryRead(out next));

        return true;
    }

    /// <summary>Runs units in one transaction. When one of them throws, or others meet them again and again, each goes alone.</summary>
    /// <returns>Whether others met them.</returns>
    private bool RunTogether(List<PostgresWrite> group)
    {
        bool met = false;
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                _transactions.RunAll(group);
                group.ForEach(static write => write.Succeed());
                return met;
            }
            catch (Relational.DatabaseUnavailableException lost)
            {
                group.ForEach(write => write.Fail(lost));
                return met;
            }
            catch (Exception conflict) when (PostgresFailures.IsConflict(conflict))
            {
                met = true;
            }
            catch (Exception)
            {
                // Whose fault it is, and what it means, shows when each goes alone.
                break;
            }
        }

        foreach (PostgresWrite write in group)
        {
            met |= write.RunAlone(_transactions);
        }

        return met;
    }

    private void GiveTurns(bool met)
    {
        lock (_lock)
        {
            _calm = met ? 0 : _calm + 1;
            if (met && _width > 1)
            {
                _width--;
                return;
            }

            bool wider = _calm >= Calm && _width < _threads.Length;
            if (wider)
            {
                _width++;
                _calm = 0;
            }

            _turns.Release(wider ? 2 : 1);
        }
    }
}
