using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Tracking.EvaluationDatasets;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.EvaluationDatasets;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresEvaluationDatasetStoreTests : EvaluationDatasetStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresEvaluationDatasetStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Runs = new TrackingStore(_database);
        Store = new EvaluationDatasetStore(_database);
    }

    protected override ITrackingStore Runs { get; }

    protected override IEvaluationDatasetStore Store { get; }

    public void Dispose() => _database.Dispose();
}
