using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Tracing;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Relational.Tracing;
using Mainspring.Storage.Relational.Tracking;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresTraceStoreTests : TraceStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresTraceStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new TraceStore(_database);
        Runs = new TrackingStore(_database);
        Files = new ArtifactTree(_database);
    }

    protected override ITraceStore Store { get; }

    protected override ITrackingStore Runs { get; }

    protected override IArtifactTree Files { get; }

    public void Dispose() => _database.Dispose();
}
