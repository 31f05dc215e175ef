using Mainspring.Compliance.Datasets;
using Mainspring.Lifecycle.Datasets.Samples;
using Mainspring.Storage.Relational.Datasets;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteSampleStoreTests : SampleStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteSampleStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new SampleStore(_database);
    }

    protected override ISampleStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
