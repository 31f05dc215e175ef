using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Mainspring.Compliance.Postgres;
using Mainspring.Compliance.S3;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Tracking;

/// <summary>A server whose metadata are in PostgreSQL and whose files are in an object store, while each of them goes away and comes back.</summary>
public sealed class FarStoresTests : IAsyncLifetime
{
    private const string Wire = "/api/2.0/mlflow";
    private const string Files = "/api/2.0/mlflow-artifacts/artifacts";

    private readonly TemporaryFolder _folder = new();
    private readonly PostgresServer _database = new();
    private readonly S3Server _objects = new();

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _objects.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_though_database_object_store_and_server_each_went_away()
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = S3Server.Environment("AWS_ACCESS_KEY_ID")!,
            ["AWS_SECRET_ACCESS_KEY"] = S3Server.Environment("AWS_SECRET_ACCESS_KEY")!,
        };
        string[] stores = ["--database", _database.NewDatabase(), "--artifacts", _objects.Url];
        byte[] model = RandomNumberGenerator.GetBytes(20 << 20);
        string run;
        string root;
        await using (ServerProcess server = await ServerProcess.StartAsync(_folder["home"], environment, stores))
        {
            using HttpClient http = new() { BaseAddress = server.Url };
            JsonElement info = (await JsonAsync(http.PostAsJsonAsync($"{Wire}/runs/create", new { experiment_id = "0" }))).GetProperty("run").GetProperty("info");
            run = info.GetProperty("run_id").GetString()!;
            root = info.GetProperty("artifact_uri").GetString()!["mlflow-artifacts:/".Length..];
            (await PutAsync(http, $"{root}/model.bin", model)).ShouldBe(HttpStatusCode.OK);
            (await LogAsync(http, run, 0)).ShouldBe(HttpStatusCode.OK);

            _objects.Stop();
            (await PutAsync(http, $"{root}/late.bin", [1, 2, 3])).ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await LogAsync(http, run, 1)).ShouldBe(HttpStatusCode.OK, "Metrics need no object store.");
            _objects.Start();
            (await PutAsync(http, $"{root}/late.bin", [1, 2, 3])).ShouldBe(HttpStatusCode.OK);

            await _database.StopAsync("INT");
            (await LogAsync(http, run, 2)).ShouldBe(HttpStatusCode.ServiceUnavailable);
            await _database.StartAsync();
            (await LogAsync(http, run, 3)).ShouldBe(HttpStatusCode.OK);
            await server.KillAsync();
        }

        await using ServerProcess again = await ServerProcess.StartAsync(_folder["home"], environment, stores);
        using HttpClient client = new() { BaseAddress = again.Url };
        (await client.GetByteArrayAsync($"{Files}/{root}/model.bin")).ShouldBe(model);
        (await client.GetByteArrayAsync($"{Files}/{root}/late.bin")).ShouldBe([1, 2, 3]);
        JsonElement history = await JsonAsync(client.GetAsync($"{Wire}/metrics/get-history?run_id={run}&metric_key=loss"));
        history.GetProperty("metrics").EnumerateArray().Select(point => point.GetProperty("step").GetInt32()).ShouldBe([0, 1, 3]);
        (await again.StopAsync()).ShouldBe(0);
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient http, string path, byte[] bytes)
    {
        using HttpResponseMessage answer = await http.PutAsync($"{Files}/{path}", new ByteArrayContent(bytes));
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> LogAsync(HttpClient http, string run, int step)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync($"{Wire}/runs/log-metric", new { run_id = run, key = "loss", value = 0.5, timestamp = 1, step });
        return answer.StatusCode;
    }

    private static async Task<JsonElement> JsonAsync(Task<HttpResponseMessage> call)
    {
        using HttpResponseMessage answer = await call;
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }
}
