using Mainspring.Compliance.Tracking;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Storage.Relational.Tracking;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteRunSearchTests : RunSearchSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteRunSearchTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new TrackingStore(_database);
    }

    protected override ITrackingStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
