using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Backup;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Server.Databases;

/// <summary>Which database holds the metadata: a PostgreSQL server when an address is given, else a SQLite file in the workspace.</summary>
public static class MetadataDatabase
{
    /// <summary>Connects and looks, without changing anything: what answers, in a few words.</summary>
    /// <param name="url">The address, or null for the file.</param>
    /// <param name="file">The file of the workspace.</param>
    /// <exception cref="DatabaseNotOpenedException">The address is wrong, or the server does not answer.</exception>
    public static string Inspect(string? url, string file) => Telling(() => url switch
    {
        not null => PostgresDatabase.Inspect(PostgresAddress.Parse(url)),
        null => File.Exists(file) ? $"SQLite, {file}" : $"SQLite, {file} (made at the first start)",
    });

    internal static Database Open(string? url, string file, TimeProvider time) => Telling<Database>(() =>
        url is null ? SqliteDatabase.Open(file, time) : PostgresDatabase.Open(PostgresAddress.Parse(url), time));

    /// <summary>Makes an empty database and fills it with dumped tables, all or nothing.</summary>
    /// <exception cref="DatabaseNotOpenedException">The address is wrong, or the server does not answer.</exception>
    /// <exception cref="DatabaseNotEmptyException">There are tables already.</exception>
    /// <exception cref="DumpUnfitException">The tables are none that this program knows, or do not fit together.</exception>
    internal static void Restore(string? url, string file, DatabaseLoad load, TimeProvider time) => Telling(() =>
    {
        if (url is null)
        {
            SqliteDatabase.Restore(file, load, time);
        }
        else
        {
            PostgresDatabase.Restore(PostgresAddress.Parse(url), load, time);
        }

        return true;
    });

    private static T Telling<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception failure) when (failure is FormatException or DatabaseRefusedException)
        {
            throw new DatabaseNotOpenedException(failure.Message, mayHelpLater: false, failure);
        }
        catch (DatabaseUnavailableException failure)
        {
            throw new DatabaseNotOpenedException(failure.Message, mayHelpLater: true, failure);
        }
    }
}
