using System.Text;
using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Serialization;
using Mainspring.Compliance.Postgres;
using Mainspring.EndToEnd.Processes;
using Mainspring.Server.Tests.Serving;

namespace Mainspring.EndToEnd.Serving;

public sealed class LostDatabaseTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Predictions_are_answered_and_logged_while_the_database_is_away()
    {
        using TemporaryFolder folder = new();
        await using ServerProcess server = await ServerProcess.StartAsync(folder["home"], "--database", postgres.NewDatabase());
        using MainspringClient client = new(server.Url);
        await PublishedModel.PublishAsync(client, "telco", intercept: 10);
        await client.Endpoints.PutAsync("churn", new EndpointTarget("telco"));

        await postgres.StopAsync("QUIT");
        await AskAsync(client, 200);
        (await WhenAsync(server.Url, "degraded")).Reasons!.Single().ShouldContain("database");
        await AskAsync(client, 200);
        PredictionLogPage tail = await client.Endpoints.PredictionsAsync("churn", limit: 1000);
        (tail.OnlyTail, tail.Predictions.Count).ShouldBe((true, 400));

        await postgres.StartAsync();
        await WhenAsync(server.Url, "ok");
        (await client.Endpoints.PredictionsAsync("churn", limit: 1000)).Predictions.Count.ShouldBe(400);
        (await client.Endpoints.GetAsync("churn")).Live.Errors.ShouldBe(0);
    }

    private static async Task AskAsync(MainspringClient client, int requests)
    {
        for (int request = 0; request < requests; request++)
        {
            (await client.Endpoints.PredictAsync("churn", Encoding.UTF8.GetBytes("""{"tenure": 1}"""))).Predictions.Count.ShouldBe(1);
        }
    }

    private static async Task<Readiness> WhenAsync(Uri server, string status)
    {
        using HttpClient http = new();
        Readiness readiness;
        do
        {
            await Task.Yield();
            readiness = System.Text.Json.JsonSerializer.Deserialize(await http.GetStringAsync(new Uri(server, "/readyz")), NativeJson.Default.Readiness)!;
        }
        while (readiness.Status != status);

        return readiness;
    }
}
