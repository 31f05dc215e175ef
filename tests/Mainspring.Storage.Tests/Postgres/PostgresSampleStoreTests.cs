using Mainspring.Compliance.Datasets;
using Mainspring.Compliance.Postgres;
using Mainspring.Lifecycle.Datasets.Samples;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Datasets;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresSampleStoreTests : SampleStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresSampleStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new SampleStore(_database);
    }

    protected override ISampleStore Store { get; }

    public void Dispose() => _database.Dispose();
}
