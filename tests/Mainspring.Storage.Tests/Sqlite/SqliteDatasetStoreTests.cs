using Mainspring.Compliance.Datasets;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Storage.Relational.Datasets;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteDatasetStoreTests : DatasetStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteDatasetStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new DatasetStore(_database);
    }

    protected override IDatasetStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
