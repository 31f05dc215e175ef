using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Tracking.LoggedModels;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Lifecycle.Tracking.Retention;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.LoggedModels;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresLoggedModelStoreTests : LoggedModelStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresLoggedModelStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Runs = new TrackingStore(_database);
        Store = new LoggedModelStore(_database);
        Retention = new RetentionStore(_database);
    }

    protected override ITrackingStore Runs { get; }

    protected override ILoggedModelStore Store { get; }

    protected override IRetentionStore Retention { get; }

    public void Dispose() => _database.Dispose();
}
