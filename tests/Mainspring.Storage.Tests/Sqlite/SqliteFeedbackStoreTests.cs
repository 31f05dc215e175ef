using Mainspring.Compliance.Predictions;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Storage.Relational.Predictions;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteFeedbackStoreTests : FeedbackStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteFeedbackStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new FeedbackStore(_database);
    }

    protected override IFeedbackStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
