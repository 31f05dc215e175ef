using Mainspring.Compliance.Predictions;
using Mainspring.Lifecycle.Predictions.Sealing;
using Mainspring.Storage.Relational.Predictions;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteSealedSegmentStoreTests : SealedSegmentStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteSealedSegmentStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new SealedSegmentStore(_database);
    }

    protected override ISealedSegmentStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
