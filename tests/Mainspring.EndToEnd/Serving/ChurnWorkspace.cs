using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.EndToEnd.Processes;
using Mainspring.Server.Tests.Serving;

namespace Mainspring.EndToEnd.Serving;

/// <summary>A workspace whose endpoint <c>churn</c> answers, and what its log says in the end.</summary>
internal static class ChurnWorkspace
{
    /// <summary>Makes it, and ends the server.</summary>
    public static async Task DeployAsync(string home)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(home);
        using MainspringClient client = new(server.Url);
        await PublishedModel.PublishAsync(client, "telco", intercept: 10);
        await client.Endpoints.PutAsync("churn", new EndpointTarget("telco"));
        (await server.StopAsync()).ShouldBe(0);
    }

    /// <summary>The whole log by request id.</summary>
    public static async Task<Dictionary<string, List<LoggedPredictionLine>>> ReadLogAsync(Uri url)
    {
        using MainspringClient client = new(url);
        List<LoggedPredictionLine> lines = [];
        string? cursor = null;
        do
        {
            PredictionLogPage page = await client.Endpoints.PredictionsAsync("churn", limit: 1000, cursor);
            lines.AddRange(page.Predictions);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return lines.GroupBy(line => line.RequestId!).ToDictionary(group => group.Key, group => group.ToList());
    }
}
