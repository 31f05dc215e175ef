using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Tracking;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Lifecycle.Tracking.Retention;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Tracking;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresExperimentStoreTests : ExperimentStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresExperimentStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new ExperimentStore(_database);
        Runs = new TrackingStore(_database);
        Retention = new RetentionStore(_database);
    }

    protected override IExperimentStore Store { get; }

    protected override ITrackingStore Runs { get; }

    protected override IRetentionStore Retention { get; }

    public void Dispose() => _database.Dispose();
}
