using Mainspring.Compliance.Serving;
using Mainspring.Lifecycle.Serving;
using Mainspring.Lifecycle.Serving.Facades;
using Mainspring.Storage.Relational.Serving;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteFacadeStoreTests : FacadeStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteFacadeStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new FacadeStore(_database);
        Endpoints = new EndpointStore(_database);
    }

    protected override IFacadeStore Store { get; }

    protected override IEndpointStore Endpoints { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
