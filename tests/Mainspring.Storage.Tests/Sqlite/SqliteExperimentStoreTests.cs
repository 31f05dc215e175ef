using Mainspring.Compliance.Tracking;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Lifecycle.Tracking.Retention;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteExperimentStoreTests : ExperimentStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteExperimentStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new ExperimentStore(_database);
        Runs = new TrackingStore(_database);
        Retention = new RetentionStore(_database);
    }

    protected override IExperimentStore Store { get; }

    protected override ITrackingStore Runs { get; }

    protected override IRetentionStore Retention { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
