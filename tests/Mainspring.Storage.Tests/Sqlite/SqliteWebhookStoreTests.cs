using Mainspring.Compliance.Alerts;
using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Storage.Relational.Webhooks;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Sqlite;

public sealed class SqliteWebhookStoreTests : WebhookStoreSuite, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteWebhookStoreTests()
    {
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), TimeProvider.System);
        Store = new WebhookStore(_database);
    }

    protected override IWebhookStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
