using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Predictions;
using Mainspring.Lifecycle.Predictions.Sealing;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Predictions;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresSealedSegmentStoreTests : SealedSegmentStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresSealedSegmentStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new SealedSegmentStore(_database);
    }

    protected override ISealedSegmentStore Store { get; }

    public void Dispose() => _database.Dispose();
}
