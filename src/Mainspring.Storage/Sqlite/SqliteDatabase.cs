using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Sqlite;

/// <summary>
/// The metadata of one workspace in one SQLite file. Writes go through one thread that commits many of them at once, so that each
/// acknowledged write is on the disk and yet many of them share one flush. Reads run beside it, each on the state of one moment.
/// </summary>
/// <remarks>
/// One process opens a file at a time; the workspace's lock sees to it. Stores of every area share one database and keep their
/// tables in a migration of their own below <c>Sqlite/Migrations</c>, named <c>NNN_area.sql</c>.
/// </remarks>
public sealed class SqliteDatabase : IDisposable
{
    private const int MostIdleReaders = 16;

    private readonly string _path;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private volatile bool _disposed;

    private SqliteDatabase(string path, SqliteSession session)
    {
        _path = path;
        _writer = new(session);
    }

    /// <summary>Opens the file, makes it when it is missing, and brings its tables up to date.</summary>
    /// <exception cref="Data.Native.NativeDependencyException">The SQLite library is missing.</exception>
    /// <exception cref="DatabaseRefusedException">The file is no database of Mainspring, or a newer version wrote it.</exception>
    public static SqliteDatabase Open(string path, TimeProvider time)
    {
        SqliteLibrary.Use();
        path = Path.GetFullPath(path);
        SqliteSession session = OpenSession(path, writes: true);
        try
        {
            Schema.BringUpToDate(session, path, time);
            return new(path, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs a unit of work that changes rows: all of it is kept, or nothing. The task ends when it is on the disk.</summary>
    /// <remarks>
    /// Units run one after the other and see what those before them did, so reading and then writing inside one unit needs no lock.
    /// A unit that throws is undone alone and its task fails with that exception. Keep units short, and do nothing else in them.
    /// </remarks>
    /// <exception cref="DatabaseUnavailableException">The disk did not take it (full, failing). Nothing of the unit is kept, as far as the disk can tell.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> unit, CancellationToken cancellation = default) => _writer.WriteAsync(unit, cancellation);

    /// <inheritdoc cref="WriteAsync{T}(Func{SqliteSession, T}, CancellationToken)"/>
    public Task WriteAsync(Action<SqliteSession> unit, CancellationToken cancellation = default) =>
        _writer.WriteAsync(
            session =>
            {
                unit(session);
                return true;
            },
            cancellation);

    /// <summary>Runs queries that all see the same moment: every write that was acknowledged before, and nothing half done.</summary>
    public T Read<T>(Func<SqliteSession, T> query)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        SqliteSession session = _readers.TryTake(out SqliteSession? idle) ? idle : OpenSession(_path, writes: false);
        try
        {
            session.Execute($"BEGIN");
            T result = query(session);
            session.Execute($"COMMIT");
            GiveBack(session);
            return result;
        }
        catch (Exception failure)
        {
            session.Dispose();

            // A query that tries to write is the caller's mistake, not the disk's.
            bool triedToWrite = failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_READONLY };
            if (!triedToWrite && DatabaseUnavailableException.From(failure, "The database cannot be read") is DatabaseUnavailableException unavailable)
            {
                throw unavailable;
            }

            throw;
        }
    }

    /// <summary>What SQLite finds broken in the file; empty when it is sound. Reads the whole file.</summary>
    public IReadOnlyList<string> FindDamage() =>
        Read(static session => session.Query($"PRAGMA integrity_check", static row => row.GetString(0)))
            .Where(line => line != "ok").ToArray();

    /// <summary>Finishes the writes that were accepted, then closes the file.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        while (_readers.TryTake(out SqliteSession? reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
    }

    private static SqliteSession OpenSession(string path, bool writes)
    {
        try
        {
            return new(path, writes);
        }
        catch (SqliteException failure)
        {
            throw failure.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB
                ? new DatabaseRefusedException($"{path} is not a database of Mainspring; move it away, or choose another home folder.", failure)
                : new DatabaseUnavailableException($"{path} cannot be opened: {failure.Message}", failure);
        }
    }

    private void GiveBack(SqliteSession session)
    {
        if (_disposed || _readers.Count >= MostIdleReaders)
        {
            session.Dispose();
            return;
        }

        _readers.Add(session);
    }
}
