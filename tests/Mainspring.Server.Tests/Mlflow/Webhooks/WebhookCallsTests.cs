using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mainspring.Connectors.Http;
using Mainspring.Connectors.Tests.Http;
using Mainspring.Lifecycle.Registry;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Tests.Mlflow.Webhooks;

/// <summary>Webhooks on MLflow's wire, of a server whose operator allows 127.0.0.1.</summary>
public sealed class WebhookCallsTests : IAsyncLifetime
{
    private const string Route = "/api/2.0/mlflow/webhooks";

    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-webhooks-").FullName;
    private readonly Listener _listener = new();
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_listener.Port}/hook");

    public async ValueTask InitializeAsync() => await StartAsync(ReachableHosts.Parse("127.0.0.1"));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_webhook_is_made_read_changed_listed_and_deleted()
    {
        JsonElement made = (await SendAsync(HttpMethod.Post, "", new { name = "ci", description = "tells CI", url = Url, events = Events("MODEL_VERSION", "CREATED"), secret = "s3cret" })).GetProperty("webhook");
        string id = made.GetProperty("webhook_id").GetString()!;
        made.GetProperty("status").GetString().ShouldBe("ACTIVE");
        made.GetProperty("events")[0].GetProperty("entity").GetString().ShouldBe("MODEL_VERSION");
        made.GetProperty("creation_timestamp").ValueKind.ShouldBe(JsonValueKind.Number);

        JsonElement changed = (await SendAsync(HttpMethod.Patch, $"/{id}", new { name = "cd", status = "DISABLED", events = Array.Empty<object>() })).GetProperty("webhook");
        (changed.GetProperty("name").GetString(), changed.GetProperty("status").GetString(), changed.GetProperty("description").GetString()).ShouldBe(("cd", "DISABLED", "tells CI"));
        (await SendAsync(HttpMethod.Get, $"/{id}")).GetProperty("webhook").GetRawText().ShouldBe(changed.GetRawText());

        await SendAsync(HttpMethod.Post, "", new { name = "second", url = Url, events = Events("PROMPT", "CREATED") });
        JsonElement page = await SendAsync(HttpMethod.Get, "?max_results=1");
        page.GetProperty("webhooks")[0].GetProperty("webhook_id").GetString().ShouldBe(id);
        JsonElement rest = await SendAsync(HttpMethod.Get, $"?max_results=1&page_token={page.GetProperty("next_page_token").GetString()}");
        rest.GetProperty("webhooks")[0].GetProperty("name").GetString().ShouldBe("second");
        rest.TryGetProperty("next_page_token", out _).ShouldBeFalse();

        await SendAsync(HttpMethod.Delete, $"/{id}");
        (await FailAsync(HttpMethod.Get, $"/{id}", null, HttpStatusCode.NotFound)).ShouldBe("RESOURCE_DOES_NOT_EXIST");
    }

    [Fact]
    public async Task A_secret_is_never_told_and_lies_sealed()
    {
        await SendAsync(HttpMethod.Post, "", new { name = "ci", url = Url, events = Events("PROMPT", "CREATED"), secret = "tell-nobody" });

        (await _http.GetStringAsync(Route, Cancellation)).ShouldNotContain("tell-nobody");
        await StopAsync();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_folder, "home"), "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllBytesAsync(file, Cancellation)).AsSpan().IndexOf("tell-nobody"u8).ShouldBe(-1, file);
        }

        await StartAsync(ReachableHosts.None);
    }

    [Fact]
    public async Task A_try_is_signed_and_tells_status_and_time_but_not_the_answer()
    {
        string id = await CreateAsync(Events("MODEL_VERSION_ALIAS", "CREATED"), "s3cret");

        JsonElement result = (await SendAsync(HttpMethod.Post, $"/{id}/test", new { })).GetProperty("result");

        (result.GetProperty("success").GetBoolean(), result.GetProperty("response_status").GetInt32()).ShouldBe((true, 204));
        result.TryGetProperty("response_body", out _).ShouldBeFalse();
        (string[] head, string body) = Split(await _listener.TakeAsync(Cancellation));
        body.ShouldContain("\"entity\":\"model_version_alias\",\"action\":\"created\"");
        ValueOf(head, "X-MLflow-Signature").ShouldBe(Sign("s3cret", $"{ValueOf(head, "X-MLflow-Delivery-Id")}.{ValueOf(head, "X-MLflow-Timestamp")}.{body}"));
    }

    [Fact]
    public async Task What_happens_in_the_registry_arrives()
    {
        await CreateAsync(Events("MODEL_VERSION_TAG", "SET"), null);

        await Registry.Events.PublishAsync(new RegistryEvent.VersionTagSet("churn", IsPrompt: false, 3, "stage", "good"), Cancellation);

        (string[] head, string body) = Split(await _listener.TakeAsync(Cancellation));
        JsonDocument.Parse(body).RootElement.GetProperty("data").GetRawText().ShouldBe("""{"name":"churn","version":"3","key":"stage","value":"good"}""");
        head.ShouldNotContain(line => line.StartsWith("X-MLflow-Signature", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_was_not_delivered_is_delivered_after_the_server_has_started_again()
    {
        await CreateAsync(Events("MODEL_VERSION_TAG", "SET"), null);
        await StopAsync();

        // As a server that was killed after the change was acknowledged leaves it.
        _app = MainspringServer.Build(new ServerOptions { Home = Path.Combine(_folder, "home"), Port = 0, RunsJobs = false, AllowedWebhookHosts = ReachableHosts.Parse("127.0.0.1") });
        await _app.StartAsync(Cancellation);
        await Registry.Events.PublishAsync(new RegistryEvent.VersionTagSet("churn", IsPrompt: false, 3, "stage", "good"), Cancellation);
        await _app.DisposeAsync();
        _listener.Connections.ShouldBe(0);

        await StartAsync(ReachableHosts.Parse("127.0.0.1"));
        (await _listener.TakeAsync(Cancellation)).ShouldContain("\"churn\"");
    }

    [Theory]
    [InlineData("http://127.0.0.2:{port}/")]
    [InlineData("http://[::1]:{port}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://no-such-host.invalid/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user@127.0.0.1:{port}/")]
    [InlineData("")]
    public async Task An_address_that_may_not_be_called_is_refused_when_it_is_given(string url)
    {
        string port = _listener.Port.ToString(CultureInfo.InvariantCulture);
        (await FailAsync(HttpMethod.Post, "", new { name = "x", url = url.Replace("{port}", port, StringComparison.Ordinal), events = Events("PROMPT", "CREATED") }, HttpStatusCode.BadRequest)).ShouldBe("INVALID_PARAMETER_VALUE");
    }

    [Theory]
    [InlineData("MODEL_VERSION", "EXCEEDED")]
    [InlineData("MODEL", "CREATED")]
    [InlineData(null, null)]
    public async Task An_event_that_does_not_exist_is_refused(string? entity, string? action) =>
        (await FailAsync(HttpMethod.Post, "", new { name = "x", url = Url, events = Events(entity!, action!) }, HttpStatusCode.BadRequest)).ShouldBe("INVALID_PARAMETER_VALUE");

    private ModelRegistry Registry => _app.Services.GetRequiredService<ModelRegistry>();

    private static object[] Events(string entity, string action) => [new { entity, action }];

    private static string ValueOf(string[] head, string name) => head.Single(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Split(": ", 2)[1];

    private static string Sign(string secret, string text) => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)))}";

    private static (string[] Head, string Body) Split(string request)
    {
        string[] parts = request.Split("\r\n\r\n", 2);
        return (parts[0].Split("\r\n"), parts[1]);
    }

    private async Task<string> CreateAsync(object[] events, string? secret) =>
        (await SendAsync(HttpMethod.Post, "", new { name = "ci", url = Url, events, secret })).GetProperty("webhook").GetProperty("webhook_id").GetString()!;

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using HttpResponseMessage answer = await AskAsync(method, path, body);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<string> FailAsync(HttpMethod method, string path, object? body, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await AskAsync(method, path, body);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        answer.StatusCode.ShouldBe(status, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("error_code").GetString()!;
    }

    private Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, object? body) =>
        _http.SendAsync(new HttpRequestMessage(method, Route + path) { Content = body is null ? null : JsonContent.Create(body) }, Cancellation);

    private async Task StartAsync(ReachableHosts reachable)
    {
        _app = MainspringServer.Build(new ServerOptions { Home = Path.Combine(_folder, "home"), Port = 0, AllowedWebhookHosts = reachable });
        await _app.StartAsync(Cancellation);
        _http = new() { BaseAddress = new(_app.Urls.First()) };
    }

    private async Task StopAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
