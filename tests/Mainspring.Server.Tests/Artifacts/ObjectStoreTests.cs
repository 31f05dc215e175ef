using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Mainspring.Client;
using Mainspring.Client.Runs;
using Mainspring.Compliance.S3;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Mainspring.Server.Tests.Artifacts;

public sealed class ObjectStoreTests : IAsyncLifetime
{
    private const string Proxy = "/api/2.0/mlflow-artifacts/artifacts";

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-server-").FullName;
    private readonly S3Server _store = new();
    private WebApplication? _app;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (string name in (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
        {
            Environment.SetEnvironmentVariable(name, S3Server.Environment(name));
        }

        _store.Stop();
        _app = MainspringServer.Build(new ServerOptions { Home = Path.Combine(_folder, ".mainspring"), Port = 0, ArtifactLocation = _store.Url });
        await _app.StartAsync();
        _http = new() { BaseAddress = new(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app!.DisposeAsync();
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_server_starts_while_its_store_is_away_answers_so_and_works_when_it_is_back()
    {
        using var client = new MainspringClient(_http.BaseAddress!);
        RunInfo run = await client.Runs.StartAsync(new() { Experiment = "away" });
        using HttpResponseMessage native = await _http.PutAsync($"/api/v1/runs/{run.RunId}/artifacts/a", new ByteArrayContent([1, 2, 3]));
        native.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using HttpResponseMessage wire = await _http.PutAsync($"{Proxy}/1/a", new ByteArrayContent([1, 2, 3]));
        wire.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await wire.Content.ReadFromJsonAsync<JsonObject>())!["error_code"]!.GetValue<string>().ShouldBe("TEMPORARILY_UNAVAILABLE");
        (await client.Runs.ListArtifactsAsync(run.RunId)).Artifacts.ShouldBeEmpty();

        _store.Start();
        byte[] bytes = new byte[(9 << 20) + 1];
        new Random(3).NextBytes(bytes);
        ArtifactInfo kept = await client.Runs.PutArtifactAsync(run.RunId, "large.bin", new MemoryStream(bytes));
        kept.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        await using Stream back = await client.Runs.OpenArtifactAsync(run.RunId, "large.bin");
        Convert.ToHexStringLower(await SHA256.HashDataAsync(back)).ShouldBe(kept.Sha256);
    }

    [Fact]
    public async Task Clients_put_parts_into_the_store_and_read_from_it_themselves()
    {
        _store.Start();
        byte[] bytes = [.. Enumerable.Repeat((byte)7, 1000)];
        using HttpResponseMessage created = await _http.PostAsJsonAsync("/api/2.0/mlflow-artifacts/mpu/create/here", new { path = "model.bin", num_parts = 1 });
        JsonObject upload = (await created.Content.ReadFromJsonAsync<JsonObject>())!;
        var address = new Uri(upload["credentials"]![0]!["url"]!.GetValue<string>());
        address.Authority.ShouldNotBe(_http.BaseAddress!.Authority);
        using HttpResponseMessage part = await _http.PutAsync(address, new ByteArrayContent(bytes));
        using HttpResponseMessage done = await _http.PostAsJsonAsync(
            "/api/2.0/mlflow-artifacts/mpu/complete/here", new { path = "model.bin", upload_id = upload["upload_id"]!.GetValue<string>(), parts = new[] { new { part_number = 1, etag = part.Headers.ETag!.Tag } } });
        done.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await _http.GetByteArrayAsync($"{Proxy}/here/model.bin")).ShouldBe(bytes);
        JsonObject read = (await _http.GetFromJsonAsync<JsonObject>("/api/2.0/mlflow-artifacts/presigned/here/model.bin"))!;
        new Uri(read["url"]!.GetValue<string>()).Authority.ShouldBe(address.Authority);
        (await _http.GetByteArrayAsync(read["url"]!.GetValue<string>())).ShouldBe(bytes);
    }
}
