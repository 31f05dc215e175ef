using Mainspring.Compliance.Datasets;
using Mainspring.Compliance.Postgres;
using Mainspring.Lifecycle.Datasets;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Datasets;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresDatasetStoreTests : DatasetStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresDatasetStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new DatasetStore(_database);
    }

    protected override IDatasetStore Store { get; }

    public void Dispose() => _database.Dispose();
}
