using Mainspring.Compliance.Identity;
using Mainspring.Lifecycle.Identity;
using Mainspring.Storage.Relational.Identity;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteIdentityStoreTests : IdentityStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteIdentityStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new IdentityStore(_database);
    }

    protected override IIdentityStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
