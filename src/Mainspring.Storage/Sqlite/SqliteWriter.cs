using System.Threading.Channels;
using Mainspring.Storage.Relational;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Sqlite;

/// <summary>
/// The one thread that writes. Whatever waits while the disk flushes one transaction goes into the next one (group commit); each
/// unit has a savepoint, so that a failing one is undone alone.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>How many units may wait. Beyond that, callers wait to get in.</summary>
    private const int QueueLength = 4096;

    /// <summary>How many units share a transaction at most, which bounds how long the first of them waits.</summary>
    private const int LargestBatch = 512;

    private readonly SqliteSession _session;
    private readonly Channel<WriteUnit> _queue = Channel.CreateBounded<WriteUnit>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly List<WriteUnit> _batch = [];
    private readonly Thread _thread;

    public SqliteWriter(SqliteSession session)
    {
        _session = session;
        _thread = new(Run) { Name = "sqlite writer", IsBackground = true };
        _thread.Start();
    }

    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellation)
    {
        var unit = new WriteUnit<T>(work, cancellation);
        try
        {
            await _queue.Writer.WriteAsync(unit, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteDatabase), "The server is stopping; the write was not accepted.");
        }

        return await unit.Completion;
    }

    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
        {
            _thread.Join();
            _session.Dispose();
        }
    }

    private void Run()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            SqliteException? failure = RunBatch();
            foreach (WriteUnit unit in _batch)
            {
                unit.Complete(failure is null ? null : new DatabaseUnavailableException($"The write was not kept: {failure.Message}", failure));
            }

            _batch.Clear();
        }
    }

    /// <summary>Runs what waits, in one transaction.</summary>
    /// <returns>Why nothing of it was kept, or null.</returns>
    private SqliteException? RunBatch()
    {
        try
        {
            _session.Execute($"BEGIN IMMEDIATE");
        }
        catch (SqliteException failure)
        {
            _batch.AddRange(TakeWaiting());
            return failure;
        }

        try
        {
            foreach (WriteUnit unit in TakeWaiting())
            {
                _batch.Add(unit);
                RunAlone(unit);
            }

            _session.Execute($"COMMIT");
            return null;
        }
        catch (SqliteException failure)
        {
            UndoAll();
            return failure;
        }
    }

    private IEnumerable<WriteUnit> TakeWaiting()
    {
        for (int taken = 0; taken < LargestBatch && _queue.Reader.TryRead(out WriteUnit? unit); taken++)
        {
            yield return unit;
        }
    }

    private void RunAlone(WriteUnit unit)
    {
        _session.Execute($"SAVEPOINT unit");
        if (unit.Run(_session) is { } fault)
        {
            if (!_session.InTransaction)
            {
                // SQLite has undone the whole transaction (full disk, I/O error): those before it in the batch are lost as well.
                throw fault as SqliteException ?? new SqliteException(fault.Message, SQLitePCL.raw.SQLITE_IOERR);
            }

            _session.Execute($"ROLLBACK TO unit");
        }

        _session.Execute($"RELEASE unit");
    }

    private void UndoAll()
    {
        if (!_session.InTransaction)
        {
            return;
        }

        try
        {
            _session.Execute($"ROLLBACK");
        }
        catch (SqliteException)
        {
            // The transaction is gone either way; the next BEGIN tells whether the file can be written again.
        }
    }
}
