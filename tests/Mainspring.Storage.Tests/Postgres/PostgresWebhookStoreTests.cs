using Mainspring.Compliance.Alerts;
using Mainspring.Compliance.Postgres;
using Mainspring.Lifecycle.Alerts.Webhooks;
using Mainspring.Storage.Postgres;
using Mainspring.Storage.Relational.Webhooks;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresWebhookStoreTests : WebhookStoreSuite, IDisposable
{
    private readonly PostgresDatabase _database;

    public PostgresWebhookStoreTests(PostgresServer server)
    {
        _database = PostgresDatabase.Open(PostgresAddress.Parse(server.NewSchema()), TimeProvider.System);
        Store = new WebhookStore(_database);
    }

    protected override IWebhookStore Store { get; }

    public void Dispose() => _database.Dispose();
}
