using System.Data.Common;

namespace Mainspring.Storage.Relational;

/// <summary>
/// One transaction's way to the rows. It belongs to one unit of work at a time: the delegate that was given to
/// <see cref="Database"/>, and must not leave it.
/// </summary>
public abstract class Session
{
    /// <summary>Which database answers, for the few statements that cannot be written for both.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>Runs a statement that returns no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    public abstract int Execute(Sql sql);

    /// <summary>Runs statements that return no rows, one after the other; where the database is far, in one round trip.</summary>
    public virtual void ExecuteAll(IReadOnlyList<Sql> statements)
    {
        foreach (Sql statement in statements)
        {
            Execute(statement);
        }
    }

    /// <summary>Reads all rows. The reader must not use the session.</summary>
    public abstract List<T> Query<T>(Sql sql, Func<DbDataReader, T> read);

    /// <summary>Hands over each row as it comes, in memory that does not grow with their number. The delegate must not use the session.</summary>
    /// <returns>How many rows there were.</returns>
    public abstract long Stream(Sql sql, Action<DbDataReader> take);

    /// <summary>The first row, or the default of <typeparamref name="T"/> when there is none.</summary>
    public abstract T? QueryFirst<T>(Sql sql, Func<DbDataReader, T> read);

    /// <summary>The integer in the first column of the first row, or null when there is no row or it is NULL.</summary>
    public long? QueryNumber(Sql sql) => QueryFirst(sql, static row => row.GetInt64OrNull(0));

    /// <summary>Runs fixed text in SQLite's words that may hold several statements, such as a migration.</summary>
    internal abstract void Script(string sql);
}
