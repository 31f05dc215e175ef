using Mainspring.Storage.Relational;

namespace Mainspring.Storage.Sqlite;

/// <summary>The mark by which a file says that it is ours.</summary>
internal static class SqliteOwner
{
    /// <summary>"MSPR".</summary>
    private const long ApplicationId = 0x4D535052;

    /// <summary>Marks an empty file as ours.</summary>
    /// <exception cref="DatabaseRefusedException">The file belongs to another program.</exception>
    public static void Claim(SqliteSession session, string path)
    {
        long owner = session.QueryNumber($"PRAGMA application_id") ?? 0;
        bool empty = session.QueryNumber($"SELECT count(*) FROM sqlite_schema") == 0;
        if (owner != ApplicationId && !empty)
        {
            throw new DatabaseRefusedException($"{path} is a database of another program; move it away, or choose another home folder.");
        }

        session.Script($"PRAGMA application_id = {ApplicationId}");
    }
}
