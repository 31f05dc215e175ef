using Mainspring.Compliance.Tracking.Scorers;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Scorers;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Relational.Tracking.Scorers;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteScorerStoreTests : ScorerStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteScorerStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Runs = new TrackingStore(_database);
        Store = new ScorerStore(_database);
    }

    protected override ITrackingStore Runs { get; }

    protected override IScorerStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
