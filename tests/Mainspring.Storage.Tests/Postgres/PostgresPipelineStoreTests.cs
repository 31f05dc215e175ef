using Mainspring.Compliance.Postgres;
using Mainspring.Pipelines.Runs;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Pipelines;
using Mainspring.Storage.Tests.Pipelines;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresPipelineStoreTests : PipelineStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresPipelineStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new PipelineStore(_database, Time);
    }

    protected override IPipelineStore Store { get; }

    public void Dispose() => _database.Dispose();
}
