using Mainspring.Compliance.Tracking.Inputs;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.Inputs;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteRunInputStoreTests : RunInputStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteRunInputStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Runs = new TrackingStore(_database);
        Store = new RunInputStore(_database);
    }

    protected override ITrackingStore Runs { get; }

    protected override IRunInputStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
