using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Tracking.Scorers;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Scorers;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.Scorers;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresScorerStoreTests : ScorerStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresScorerStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Runs = new TrackingStore(_database);
        Store = new ScorerStore(_database);
    }

    protected override ITrackingStore Runs { get; }

    protected override IScorerStore Store { get; }

    public void Dispose() => _database.Dispose();
}
