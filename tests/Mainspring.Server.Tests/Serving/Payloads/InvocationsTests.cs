using System.Net;
using System.Text;
using System.Text.Json;
using Mainspring.Client.Endpoints;

namespace Mainspring.Server.Tests.Serving.Payloads;

/// <summary>The payloads of MLflow's scoring server on an endpoint.</summary>
public sealed class InvocationsTests(RunningServer server) : IClassFixture<RunningServer>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if ((await server.Client.Endpoints.ListAsync()).Endpoints.Count == 0)
        {
            await PublishedModel.PublishAsync(server.Client, "telco", intercept: 10);
            await server.Client.Endpoints.PutAsync("churn", new EndpointTarget("telco"));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("""{"dataframe_split": {"columns": ["tenure", "contract"], "index": [0, 1], "data": [[1, "monthly"], [90, null]]}}""")]
    [InlineData("""{"dataframe_records": [{"tenure": 1, "contract": "monthly"}, {"tenure": 90}]}""")]
    [InlineData("""{"instances": [{"tenure": 1}, {"tenure": 90}]}""")]
    [InlineData("""{"instances": [[1, "monthly"], [90, "yearly"]]}""")]
    [InlineData("""{"inputs": {"tenure": [1, 90], "contract": ["monthly", "yearly"]}}""")]
    [InlineData("""{"inputs": {"tenure": [[1], [90]]}, "params": {}}""")]
    [InlineData("""{"inputs": [[1, "monthly"], [90, "yearly"]]}""")]
    public async Task Every_form_of_json_is_answered(string body)
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync(body);

        status.ShouldBe(HttpStatusCode.OK);
        answer.GetRawText().ShouldBe("""{"predictions":["Yes","No"]}""");
    }

    [Theory]
    [InlineData("tenure,contract\n1,monthly\n90,yearly\n")]
    [InlineData("contract,tenure\r\n\"monthly\",1.0\r\n,90\r\n")]
    public async Task Csv_is_answered(string body)
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync(body, "text/csv");

        status.ShouldBe(HttpStatusCode.OK);
        answer.GetRawText().ShouldBe("""{"predictions":["Yes","No"]}""");
    }

    [Theory]
    [InlineData("""{"rows": []}""", "exactly one of dataframe_split")]
    [InlineData("""{"instances": [], "inputs": []}""", "it has instances, inputs")]
    [InlineData("""{"instances": [[1]]}""", "a list of 2 values (tenure, contract); it has 1")]
    [InlineData("""{"dataframe_split": {"columns": ["tenure"], "data": [[1, 2]]}}""", "a list of 1 values (tenure); it has 2")]
    [InlineData("""{"dataframe_records": [[1]]}""", "must be an object of column names")]
    [InlineData("""{"inputs": {"tenure": [1, 2], "contract": ["monthly"]}}""", "'contract' of 'inputs' has 1 values where 'tenure' has 2")]
    [InlineData("""{"instances": """, "cannot be read as JSON")]
    [InlineData("[1]", "must be a JSON object")]
    public async Task What_is_no_payload_is_refused_with_the_reason(string body, string reason)
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync(body);

        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.GetProperty("title").GetString()!.ShouldContain(reason);
    }

    [Fact]
    public async Task Faults_of_values_are_those_of_native_requests()
    {
        (HttpStatusCode status, JsonElement answer) = await PostAsync("tenure,contract\nmany,monthly\n101,monthly\n", "text/csv");

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).ShouldBe(["/records/0/tenure", "/records/1/tenure"]);
        (await PostAsync("a", "application/x-www-form-urlencoded")).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using HttpResponseMessage response = await server.Http.PostAsync("/api/v1/endpoints/churn/invocations", content);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
