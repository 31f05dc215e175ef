using Mainspring.Compliance.Registry;
using Mainspring.Lifecycle.Registry;
using Mainspring.Storage.Relational.Registry;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteRegistryStoreTests : RegistryStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteRegistryStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new RegistryStore(_database);
    }

    protected override IRegistryStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
