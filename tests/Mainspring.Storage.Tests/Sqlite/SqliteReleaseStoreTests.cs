using Mainspring.Compliance.Releases;
using Mainspring.Lifecycle.Releases;
using Mainspring.Storage.Relational.Releases;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteReleaseStoreTests : ReleaseStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteReleaseStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new ReleaseStore(_database);
    }

    protected override IReleaseStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
