using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Releases;
using Mainspring.Lifecycle.Releases;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Releases;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresReleaseStoreTests : ReleaseStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresReleaseStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new ReleaseStore(_database);
    }

    protected override IReleaseStore Store { get; }

    public void Dispose() => _database.Dispose();
}
