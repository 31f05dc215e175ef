using Mainspring.Compliance.Identity;
using Mainspring.Compliance.Postgres;
using Mainspring.Lifecycle.Identity;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Identity;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresIdentityStoreTests : IdentityStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresIdentityStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new IdentityStore(_database);
    }

    protected override IIdentityStore Store { get; }

    public void Dispose() => _database.Dispose();
}
