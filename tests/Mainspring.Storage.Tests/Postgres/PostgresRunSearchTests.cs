using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Tracking;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Tracking;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresRunSearchTests : RunSearchSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresRunSearchTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new TrackingStore(_database);
    }

    protected override ITrackingStore Store { get; }

    public void Dispose() => _database.Dispose();
}
