using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Serving;
using Mainspring.Lifecycle.Serving;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Serving;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresEndpointStoreTests : EndpointStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresEndpointStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new EndpointStore(_database);
    }

    protected override IEndpointStore Store { get; }

    public void Dispose() => _database.Dispose();
}
