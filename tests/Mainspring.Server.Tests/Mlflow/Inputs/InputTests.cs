using System.Net;
using System.Text.Json.Nodes;

namespace Mainspring.Server.Tests.Mlflow.Inputs;

public sealed class InputTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Runs = "2.0/mlflow/runs";
    private const string Model = "m-0123456789abcdef0123456789abcdef";

    private readonly WireTalk _wire = new(server);

    [Fact]
    public async Task Data_that_runs_used_is_found_again_on_both_prefixes()
    {
        (string run, string experiment) = await _wire.StartRunAsync("inputs");
        await LogAsync(run, "telco", "aa11", "training");
        await LogAsync(run, "telco", "aa11", "training");
        foreach (string twin in (string[])["api", "ajax-api"])
        {
            (HttpStatusCode status, JsonNode found) = await _wire.SendAsync(HttpMethod.Post, $"/{twin}/2.0/mlflow/experiments/search-datasets", $$"""{"experiment_ids": ["{{experiment}}"]}""");
            status.ShouldBe(HttpStatusCode.OK);
            found.ToJsonString().ShouldBe($$"""{"dataset_summaries":[{"experiment_id":"{{experiment}}","name":"telco","digest":"aa11","context":"training"}]}""");
        }
    }

    [Fact]
    public async Task Models_go_into_runs_and_come_out()
    {
        (string run, _) = await _wire.StartRunAsync();
        (await _wire.AskAsync(HttpMethod.Post, $"{Runs}/log-inputs", $$"""{"run_id": "{{run}}", "models": [{"model_id": "{{Model}}"}]}""")).ToJsonString().ShouldBe("{}");
        (await _wire.AskAsync(HttpMethod.Post, $"{Runs}/outputs", $$"""{"run_id": "{{run}}", "models": [{"model_id": "{{Model}}", "step": "3"}]}""")).ToJsonString().ShouldBe("{}");
    }

    [Theory]
    [InlineData("log-inputs", """{"datasets": []}""", 400, "run_id")]
    [InlineData("log-inputs", """{"run_id": "0123456789abcdef0123456789abcdef"}""", 404, "not found")]
    [InlineData("log-inputs", """{"run_id": "RUN", "datasets": [{"dataset": {"name": "telco", "digest": "1"}}]}""", 400, "datasets")]
    [InlineData("log-inputs", """{"run_id": "RUN", "datasets": [{"dataset": {"name": "", "digest": "1", "source_type": "local", "source": "x"}}]}""", 400, "name")]
    [InlineData("outputs", """{"run_id": "RUN", "models": [{"model_id": "forest"}]}""", 400, "forest")]
    [InlineData("outputs", """{"run_id": "../etc/passwd", "models": []}""", 404, "not found")]
    public async Task What_cannot_be_is_refused(string call, string body, int status, string part)
    {
        (string run, _) = await _wire.StartRunAsync();
        (int Status, string Code, string Message) refusal = await _wire.FailAsync(HttpMethod.Post, $"{Runs}/{call}", body.Replace("RUN", run, StringComparison.Ordinal));
        refusal.Status.ShouldBe(status);
        refusal.Message.ShouldContain(part);
    }

    [Fact]
    public async Task A_search_for_data_names_experiments() =>
        (await _wire.FailAsync(HttpMethod.Post, "2.0/mlflow/experiments/search-datasets", "{}")).Code.ShouldBe("INVALID_PARAMETER_VALUE");

    private Task<JsonNode> LogAsync(string run, string name, string digest, string context) => _wire.AskAsync(HttpMethod.Post, $"{Runs}/log-inputs", $$$"""
        {
            "run_id": "{{{run}}}",
            "datasets": [{
                "tags": [{"key": "mlflow.data.context", "value": "{{{context}}}"}],
                "dataset": {"name": "{{{name}}}", "digest": "{{{digest}}}", "source_type": "code", "source": "{\"tags\": {}}", "schema": "{}", "profile": "{\"num_rows\": 3}"}
            }]
        }
        """);
}
