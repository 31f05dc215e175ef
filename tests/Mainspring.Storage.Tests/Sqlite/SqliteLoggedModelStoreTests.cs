using Mainspring.Compliance.Tracking.LoggedModels;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Lifecycle.Tracking.Retention;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.LoggedModels;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteLoggedModelStoreTests : LoggedModelStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteLoggedModelStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Runs = new TrackingStore(_database);
        Store = new LoggedModelStore(_database);
        Retention = new RetentionStore(_database);
    }

    protected override ITrackingStore Runs { get; }

    protected override ILoggedModelStore Store { get; }

    protected override IRetentionStore Retention { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
