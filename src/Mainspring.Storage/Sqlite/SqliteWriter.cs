using System.Threading.Channels;
using Mainspring.Storage.Relational;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Sqlite;

/// <summary>
/// The one thread that writes. Whatever waits while the disk flushes one transaction goes into the next one (group commit); each
/// unit has a savepoint, so that a failing one is undone alone.
/// </summary>
/// <remarks>
/// After an I/O error, such as an fsync that failed, nothing is known about what the system still holds of the file: the connection
/// and all that it remembers are given up, and the next batch starts from what the file says.
/// </remarks>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>How many units may wait. Beyond that, callers wait to get in.</summary>
    private const int QueueLength = 4096;

    /// <summary>How many units share a transaction at most, which bounds how long the first of them waits.</summary>
    private const int LargestBatch = 512;

    private readonly Func<SqliteSession> _reopen;
    private readonly Channel<WriteUnit> _queue = Channel.CreateBounded<WriteUnit>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly List<WriteUnit> _batch = [];
    private readonly Thread _thread;
    private SqliteSession? _session;

    /// <param name="session">The connection to begin with.</param>
    /// <param name="reopen">Opens another one, after an error that the connection must not outlive.</param>
    public SqliteWriter(SqliteSession session, Func<SqliteSession> reopen)
    {
        _session = session;
        _reopen = reopen;
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
            _session?.Dispose();
        }
    }

    private void Run()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Exception? failure = RunBatch();
            foreach (WriteUnit unit in _batch)
            {
                unit.Complete(failure is null ? null : new DatabaseUnavailableException($"The write was not kept: {failure.Message}", failure));
            }

            _batch.Clear();
        }
    }

    /// <summary>Runs what waits, in one transaction.</summary>
    /// <returns>Why nothing of it was kept, or null.</returns>
    private Exception? RunBatch()
    {
        try
        {
            SqliteSession session = _session ??= _reopen();
            session.Execute($"BEGIN IMMEDIATE");
            foreach (WriteUnit unit in TakeWaiting())
            {
                _batch.Add(unit);
                RunAlone(session, unit);
            }

            session.Execute($"COMMIT");
            return null;
        }
        catch (Exception failure)
        {
            if (_batch.Count == 0)
            {
                _batch.AddRange(TakeWaiting());
            }

            GiveUp(failure);
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

    private static void RunAlone(SqliteSession session, WriteUnit unit)
    {
        session.Execute($"SAVEPOINT unit");
        if (unit.Run(session) is { } fault)
        {
            if (!session.InTransaction)
            {
                // SQLite has undone the whole transaction (full disk, I/O error): those before it in the batch are lost as well.
                throw fault as SqliteException ?? new SqliteException(fault.Message, SQLitePCL.raw.SQLITE_IOERR);
            }

            session.Execute($"ROLLBACK TO unit");
        }

        session.Execute($"RELEASE unit");
    }

    /// <summary>Ends a transaction that failed, and with it the connection unless it is known to be sound.</summary>
    private void GiveUp(Exception failure)
    {
        if (_session is not { } session)
        {
            return;
        }

        try
        {
            if (session.InTransaction)
            {
                session.Execute($"ROLLBACK");
            }

            if (SqliteFailures.LeavesConnectionSound(failure))
            {
                return;
            }
        }
        catch (SqliteException)
        {
            // The transaction ends with its connection.
        }

        _session = null;
        session.Dispose();
    }
}
