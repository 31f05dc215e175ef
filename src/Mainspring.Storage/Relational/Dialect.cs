namespace Mainspring.Storage.Relational;

/// <summary>The databases that the stores run on.</summary>
public enum Dialect
{
    /// <summary>SQLite: one file, one process.</summary>
    Sqlite,

    /// <summary>PostgreSQL: a server that several processes share.</summary>
    Postgres,
}
