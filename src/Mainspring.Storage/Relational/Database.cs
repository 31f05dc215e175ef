namespace Mainspring.Storage.Relational;

/// <summary>
/// The metadata: tables that the stores of all areas share. Each store is written once, over this class, and runs on every
/// database behind it.
/// </summary>
/// <remarks>Stores keep their tables in migrations of their own below <c>Relational/Migrations</c>, named <c>NNN_area.sql</c>.</remarks>
public abstract class Database : IDisposable
{
    /// <summary>Runs a unit of work that changes rows: all of it is kept, or nothing. The task ends when it is on the disk.</summary>
    /// <remarks>
    /// Units behave as if they ran one after the other, so reading and then writing inside one unit needs no lock. A unit that
    /// throws is undone alone and its task fails with that exception. The database may run a unit again when another got in its
    /// way: do nothing else in it, and keep it short.
    /// </remarks>
    /// <exception cref="ConstraintBrokenException">A row would break a key, a reference or a check of its table.</exception>
    /// <exception cref="DatabaseUnavailableException">The database did not confirm the write.</exception>
    public abstract Task<T> WriteAsync<T>(Func<Session, T> unit, CancellationToken cancellation = default);

    /// <inheritdoc cref="WriteAsync{T}(Func{Session, T}, CancellationToken)"/>
    public Task WriteAsync(Action<Session> unit, CancellationToken cancellation = default) => WriteAsync(
        session =>
        {
            unit(session);
            return true;
        },
        cancellation);

    /// <summary>Runs queries that all see the same moment: every write that was acknowledged before, and nothing half done.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be read.</exception>
    public abstract Task<T> ReadAsync<T>(Func<Session, T> query, CancellationToken cancellation = default);

    /// <summary>
    /// Reads very much of one moment, for as long as it takes, beside all other work. Unlike a query it is never repeated, so the delegate
    /// may write what it reads to a file.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be read.</exception>
    public abstract Task<T> ExportAsync<T>(Func<Session, T> export, CancellationToken cancellation = default);

    /// <summary>What the database finds broken in itself; empty when it is sound. May read all of it.</summary>
    public abstract IReadOnlyList<string> FindDamage();

    /// <summary>Finishes the writes that were accepted, then closes the database.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected abstract void Dispose(bool disposing);
}
