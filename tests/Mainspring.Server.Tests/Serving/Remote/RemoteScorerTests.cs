using System.Net;
using System.Text;
using System.Text.Json;
using Mainspring.Client;
using Mainspring.Client.Endpoints;
using Mainspring.Client.Models;
using Mainspring.Client.Runs;
using Mainspring.Connectors.Http;
using Mainspring.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Mainspring.Server.Tests.Serving.Remote;

/// <summary>A version may be a scorer elsewhere, which answers for the columns and classes of a model here.</summary>
public sealed class RemoteScorerTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-remote-").FullName;
    private readonly List<string> _bodies = [];
    private WebApplication _scorer = null!;
    private WebApplication _server = null!;
    private MainspringClient _client = null!;
    private HttpClient _http = null!;
    private Func<HttpContext, string> _answer = _ => "{}";

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _scorer = builder.Build();
        _scorer.Urls.Add("http://127.0.0.1:0");
        _scorer.MapPost("/score", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            _bodies.Add(await reader.ReadToEndAsync());
            string answer = _answer(context);
            await context.Response.WriteAsync(answer);
        });
        await _scorer.StartAsync();
        _server = MainspringServer.Build(new ServerOptions { Home = Path.Combine(_folder, ".mainspring"), Port = 0, AllowedScorerHosts = ReachableHosts.Parse("127.0.0.1") });
        await _server.StartAsync();
        _client = new(new Uri(_server.Urls.First()));
        _http = new() { BaseAddress = new Uri(_server.Urls.First()) };
        await PublishedModel.PublishAsync(_client, "telco", intercept: 10);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _http.Dispose();
        await _server.DisposeAsync();
        await _scorer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("mlflow", """{"predictions": ["Yes", "No"]}""", "dataframe_records", 1)]
    [InlineData("mlflow", """{"predictions": [[0.25, 0.75], [1, 0]]}""", "dataframe_records", 0.75)]
    [InlineData("mlflow", """{"predictions": [{"prediction": "Yes", "probability_No": 0.4, "probability_Yes": 0.6}, {"prediction": "No", "probability_No": 1, "probability_Yes": 0}]}""", "dataframe_records", 0.6)]
    [InlineData("json", """{"predictions": [{"prediction": "Yes", "probabilities": {"No": 0.1, "Yes": 0.9}}, {"prediction": "No", "probabilities": {"No": 1, "Yes": 0}}]}""", "records", 0.9)]
    [InlineData("oip", """{"outputs": [{"name": "p", "shape": [2, 2], "datatype": "FP32", "data": [0.2, 0.8, 1, 0]}]}""", "\"datatype\":\"BYTES\"", 0.8)]
    public async Task Records_are_asked_elsewhere_and_answered_and_logged_here(string protocol, string answer, string sent, double probability)
    {
        _answer = _ => answer;
        await DeployAsync(protocol);

        (HttpStatusCode status, JsonElement found) = await PredictAsync("""{"records": [{"tenure": 1, "contract": "weekly"}, {"tenure": 90}]}""");

        status.ShouldBe(HttpStatusCode.OK, found.GetRawText());
        found.GetProperty("predictions")[0].GetProperty("probability").GetDouble().ShouldBe(probability, 1e-6);
        found.GetProperty("predictions")[1].GetProperty("prediction").GetString().ShouldBe("No");
        _bodies.ShouldHaveSingleItem().ShouldContain(sent);
        _bodies[0].ShouldContain("weekly");
        (await _client.Endpoints.GetAsync("churn")).Live.Predictions.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_not_valid_is_not_asked()
    {
        await DeployAsync("json");

        (await PredictAsync("""{"tenure": 101}""")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        _bodies.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_fails_again_and_again_is_not_asked_for_a_while()
    {
        _answer = context =>
        {
            context.Response.StatusCode = 500;
            return "";
        };
        await DeployAsync("json");

        for (int i = 0; i < 7; i++)
        {
            (HttpStatusCode status, JsonElement answer) = await PredictAsync("""{"tenure": 1}""");
            status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.GetProperty("title").GetString()!.ShouldContain(i < 5 ? "Its status is 500" : "failed 5 times in a row");
        }

        _bodies.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_request_that_nobody_took_is_sent_once_more()
    {
        int calls = 0;
        _answer = context =>
        {
            context.Response.StatusCode = ++calls == 1 ? 503 : 200;
            return """{"predictions": [0.5]}""";
        };
        await DeployAsync("mlflow");

        (await PredictAsync("""{"tenure": 1}""")).Status.ShouldBe(HttpStatusCode.OK);
        _bodies.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"predictions": []}""", "0 predictions for 1 records")]
    [InlineData("""{"predictions": ["Maybe"]}""", "'Maybe' is none of the classes")]
    [InlineData("<html>", "cannot be read")]
    public async Task An_answer_that_says_nothing_is_none(string answer, string reason)
    {
        _answer = _ => answer;
        await DeployAsync("mlflow");

        (HttpStatusCode status, JsonElement found) = await PredictAsync("""{"tenure": 1}""");

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        found.GetProperty("title").GetString()!.ShouldContain(reason);
    }

    [Fact]
    public async Task An_address_inside_that_nobody_allowed_is_not_called()
    {
        await DeployAsync("json", "http://127.0.0.2:9/score");

        (HttpStatusCode status, JsonElement answer) = await PredictAsync("""{"tenure": 1}""");

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.GetProperty("title").GetString()!.ShouldContain("127.0.0.2");
    }

    private async Task DeployAsync(string protocol, string? url = null)
    {
        RunInfo run = await _client.Runs.StartAsync(new RunStart { Experiment = "remote" });
        string description = $"flavors:\n  remote:\n    url: \"{url ?? _scorer.Urls.First() + "/score"}\"\n    protocol: {protocol}\n    deadline_ms: 5000\n";
        await _client.Runs.PutArtifactAsync(run.RunId, "model/MLmodel", new MemoryStream(Encoding.UTF8.GetBytes(description)));
        await using Stream schema = await _client.Models.OpenFileAsync("telco", "1", "model.json");
        await _client.Runs.PutArtifactAsync(run.RunId, "model/schema.json", schema);
        ModelVersionInfo version = await _client.Models.RegisterAsync("telco", new VersionRegistration(run.RunId, "model"));
        await _client.Endpoints.PutAsync("churn", new EndpointTarget(null, Variants: [new("there", "telco", Version: version.Version, Weight: 100)]));
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PredictAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync("/api/v1/endpoints/churn/predict", content);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
