using System.Collections.Concurrent;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Backup;
using Mainspring.Storage.Relational.Migrations;
using Microsoft.Data.Sqlite;

namespace Mainspring.Storage.Sqlite;

/// <summary>
/// The metadata of one workspace in one SQLite file. Writes go through one thread that commits many of them at once, so that each
/// acknowledged write is on the disk and yet many of them share one flush. Reads run beside it, each on the state of one moment.
/// </summary>
/// <remarks>One process opens a file at a time; the workspace's lock sees to it.</remarks>
public sealed class SqliteDatabase : Database
{
    private const int MostIdleReaders = 16;

    private readonly string _path;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private volatile bool _disposed;

    private SqliteDatabase(string path, SqliteSession session)
    {
        _path = path;
        _writer = new(session, () => OpenSession(path, writes: true));
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
            session.Execute($"BEGIN IMMEDIATE");
            SqliteOwner.Claim(session, path);
            Schema.BringUpToDate(session, path, time);
            session.Execute($"COMMIT");
            return new(path, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Makes the file from dumped tables: all of them are in it, or there is no file.</summary>
    /// <exception cref="DatabaseNotEmptyException">There is a file already.</exception>
    /// <exception cref="DumpUnfitException">The tables are none that this program knows, or do not fit together.</exception>
    public static void Restore(string path, DatabaseLoad load, TimeProvider time)
    {
        SqliteLibrary.Use();
        path = Path.GetFullPath(path);
        if (File.Exists(path))
        {
            throw new DatabaseNotEmptyException(path);
        }

        try
        {
            using SqliteSession session = OpenSession(path, writes: true);
            session.Execute($"BEGIN IMMEDIATE");
            SqliteOwner.Claim(session, path);
            load.Run(session, time);
            session.Execute($"COMMIT");
        }
        catch (Exception failure)
        {
            foreach (string ending in (string[])["", "-wal", "-shm"])
            {
                File.Delete(path + ending);
            }

            if (SqliteFailures.Translate(failure, "The backup was not restored") is var told && told != failure)
            {
                throw told;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public override Task<T> WriteAsync<T>(Func<Session, T> unit, CancellationToken cancellation = default) => _writer.WriteAsync(unit, cancellation);

    /// <inheritdoc/>
    /// <remarks>Runs on the caller's thread: SQLite waits for nobody but the disk.</remarks>
    public override Task<T> ReadAsync<T>(Func<Session, T> query, CancellationToken cancellation = default)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            return Task.FromResult(Read(query));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }
        catch (Exception failure)
        {
            return Task.FromException<T>(failure);
        }
    }

    /// <inheritdoc/>
    public override Task<T> ExportAsync<T>(Func<Session, T> export, CancellationToken cancellation = default) => Task.Run(() => Read(export), cancellation);

    /// <inheritdoc/>
    public override IReadOnlyList<string> FindDamage() =>
        Read(static session => session.Query($"PRAGMA integrity_check", static row => row.GetString(0)))
            .Where(line => line != "ok").ToArray();

    /// <summary>Works on an empty database that is gone afterwards.</summary>
    internal static T InMemory<T>(Func<Session, T> work)
    {
        SqliteLibrary.Use();
        using var session = new SqliteSession(":memory:", writes: true);
        return work(session);
    }

    internal T Read<T>(Func<Session, T> query)
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
            if (!triedToWrite && SqliteFailures.Translate(failure, "The database cannot be read") is DatabaseUnavailableException unavailable)
            {
                throw unavailable;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_disposed || !disposing)
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
