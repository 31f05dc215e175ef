using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Serving;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Serving;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresFacadeStoreTests : FacadeStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresFacadeStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new FacadeStore(_database);
        Endpoints = new EndpointStore(_database);
    }

    protected override IFacadeStore Store { get; }

    protected override IEndpointStore Endpoints { get; }

    public void Dispose() => _database.Dispose();
}
