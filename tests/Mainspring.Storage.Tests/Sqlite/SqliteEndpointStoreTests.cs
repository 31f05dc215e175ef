using Mainspring.Compliance.Serving;
using Mainspring.Lifecycle.Serving;
using Mainspring.Storage.Relational.Serving;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteEndpointStoreTests : EndpointStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteEndpointStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new EndpointStore(_database);
    }

    protected override IEndpointStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
