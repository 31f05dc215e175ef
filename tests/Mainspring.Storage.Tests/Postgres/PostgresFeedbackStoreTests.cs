using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.Predictions;
using Mainspring.Lifecycle.Predictions.Feedback;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Predictions;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresFeedbackStoreTests : FeedbackStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresFeedbackStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new FeedbackStore(_database);
    }

    protected override IFeedbackStore Store { get; }

    public void Dispose() => _database.Dispose();
}
