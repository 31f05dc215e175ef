using Mainspring.Storage.Relational;
using Mainspring.Storage.Sqlite;
using Mainspring.Storage.Tests.Relational;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteAsDatabaseTests : DatabaseSuite
{
    private readonly TemporaryFolder _folder = new();

    public SqliteAsDatabaseTests() => Database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);

    protected override Database Database { get; }

    protected override ValueTask CloseAsync()
    {
        Database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
