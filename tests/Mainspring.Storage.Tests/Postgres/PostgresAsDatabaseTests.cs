using Mainspring.Compliance.Postgres;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Tests.Relational;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresAsDatabaseTests(PostgresServer server) : DatabaseSuite
{
    protected override Database Database { get; } = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);

    protected override ValueTask CloseAsync()
    {
        Database.Dispose();
        return ValueTask.CompletedTask;
    }
}
