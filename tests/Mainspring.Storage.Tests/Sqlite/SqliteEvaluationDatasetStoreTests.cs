using Mainspring.Compliance.Tracking.EvaluationDatasets;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.EvaluationDatasets;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteEvaluationDatasetStoreTests : EvaluationDatasetStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteEvaluationDatasetStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Runs = new TrackingStore(_database);
        Store = new EvaluationDatasetStore(_database);
    }

    protected override ITrackingStore Runs { get; }

    protected override IEvaluationDatasetStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
