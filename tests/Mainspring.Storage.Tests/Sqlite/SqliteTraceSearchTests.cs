using Mainspring.Compliance.Tracing;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracing;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational.Artifacts;
using Mainspring.Storage.Relational.Tracing;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteTraceSearchTests : TraceSearchSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteTraceSearchTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new TraceStore(_database);
        Runs = new TrackingStore(_database);
        Files = new ArtifactTree(_database);
    }

    protected override ITraceStore Store { get; }

    protected override ITrackingStore Runs { get; }

    protected override IArtifactTree Files { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
