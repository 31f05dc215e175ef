using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Registry;
using Mainspring.Lifecycle.Registry;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Registry;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresRegistryStoreTests : RegistryStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresRegistryStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new RegistryStore(_database);
    }

    protected override IRegistryStore Store { get; }

    public void Dispose() => _database.Dispose();
}
