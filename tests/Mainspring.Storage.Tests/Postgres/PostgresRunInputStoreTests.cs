using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Tracking.Inputs;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.Inputs;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresRunInputStoreTests : RunInputStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresRunInputStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Runs = new TrackingStore(_database);
        Store = new RunInputStore(_database);
    }

    protected override ITrackingStore Runs { get; }

    protected override IRunInputStore Store { get; }

    public void Dispose() => _database.Dispose();
}
