using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Mainspring.EndToEnd.Hostile.Tables;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>Addresses that would make the server call itself, its machine or its network, with somebody listening there.</summary>
[Collection(HostileCollection.Name)]
public sealed class OutwardCallTests(HostileServer server)
{
    private const string Rest = "\"events\": [{\"entity\": \"MODEL_VERSION\", \"action\": \"CREATED\"}]";

    [Fact]
    public Task A_webhook_leads_nowhere_inside() => server.FireAsync(
        from url in InnerUrls.All(server.ListenerPort)
        from target in (string[])["/api/2.0/mlflow/webhooks", "/ajax-api/2.0/mlflow/webhooks"]
        select Probe.Json("POST", target, $$"""{"name": "x", "url": "{{url}}", {{Rest}}}""").MustBeRefused());

    [Fact]
    public async Task A_webhook_is_not_moved_inside()
    {
        using HttpClient http = server.Client();
        using HttpResponseMessage made = await http.PostAsJsonAsync("/api/2.0/mlflow/webhooks", new { name = "x", url = "https://1.1.1.1/hook", events = new[] { new { entity = "PROMPT", action = "CREATED" } } });
        string id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("webhook").GetProperty("webhook_id").GetString()!;

        await server.FireAsync(InnerUrls.All(server.ListenerPort).Where(url => url.Length > 0).Select(url =>
            Probe.Json("PATCH", $"/api/2.0/mlflow/webhooks/{id}", $$"""{"url": "{{url}}"}""").MustBeRefused()));
        (await http.GetFromJsonAsync<JsonElement>($"/api/2.0/mlflow/webhooks/{id}")).GetProperty("webhook").GetProperty("url").GetString().ShouldBe("https://1.1.1.1/hook");
        (await http.DeleteAsync($"/api/2.0/mlflow/webhooks/{id}")).EnsureSuccessStatusCode();
    }

    [Fact]
    public Task Other_calls_that_take_an_address_call_nobody() => server.FireAsync(
        from url in InnerUrls.All(server.ListenerPort)
        from probe in (Probe[])
        [
            Probe.Json("POST", "/api/2.0/mlflow/experiments/create", $$"""{"name": "{{Guid.NewGuid():N}}", "artifact_location": "{{url}}/x"}"""),
            Probe.Json("POST", "/api/2.0/mlflow/model-versions/create", $$"""{"name": "seed", "source": "{{url}}/x"}"""),
            Probe.Json("POST", "/api/2.0/mlflow/runs/log-inputs", $$"""{"run_id": "{{server.Run}}", "datasets": [{"dataset": {"name": "d", "digest": "d", "source_type": "http", "source": "{{url}}"} }]}"""),
            Probe.Json("POST", "/ajax-api/2.0/mlflow/gateway-proxy", $$"""{"gateway_path": "{{url}}"}"""),
            Probe.Json("POST", "/api/v1/pipelines/train/runs", $$"""{"arguments": {"project": "{{url}}"} }"""),
            Probe.Get(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server.ListenerPort}/")) with { Host = url.Length == 0 || url.Contains('\\') ? null : new Uri(server.Url, "/").Authority },
        ]
        select probe);
}
