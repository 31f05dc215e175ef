using Mainspring.Compliance.Audit;
using Mainspring.Compliance.Postgres;
using Mainspring.Lifecycle.Audit;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Audit;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresAuditStoreTests : AuditStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresAuditStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new AuditStore(_database);
    }

    protected override IAuditStore Store { get; }

    public void Dispose() => _database.Dispose();
}
