using System.Text.Json.Nodes;

namespace Mainspring.Server.Tests.Mlflow.LoggedModels;

public sealed class LoggedModelTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Models = "2.0/mlflow/logged-models";

    private readonly WireTalk _wire = new(server);

    [Fact]
    public async Task A_model_is_created_finalised_read_tagged_and_deleted()
    {
        (string run, string experiment) = await _wire.StartRunAsync();
        JsonNode info = (await _wire.AskAsync(HttpMethod.Post, Models, $$"""
            {
                "experiment_id": "{{experiment}}", "name": "forest", "model_type": "classifier", "source_run_id": "{{run}}",
                "params": [{"key": "depth", "value": "6"}], "tags": [{"key": "team", "value": "blue"}], "unknown": 1
            }
            """))["model"]!["info"]!;

        string id = (string)info["model_id"]!;
        id.ShouldMatch("^m-[0-9a-f]{32}$");
        ((string)info["status"]!).ShouldBe("LOGGED_MODEL_PENDING");
        ((string)info["artifact_uri"]!).ShouldBe($"mlflow-artifacts:/{experiment}/models/{id}/artifacts");
        ((string)info["source_run_id"]!).ShouldBe(run);
        info["creation_timestamp_ms"]!.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.Number);

        JsonNode ready = await _wire.AskAsync(HttpMethod.Patch, $"{Models}/{id}", """{"status": "LOGGED_MODEL_READY"}""");
        ((string)ready["model"]!["info"]!["status"]!).ShouldBe("LOGGED_MODEL_READY");
        await _wire.AskAsync(HttpMethod.Patch, $"{Models}/{id}/tags", """{"tags": [{"key": "team", "value": "red"}, {"key": "a/b", "value": "1"}]}""");
        await _wire.AskAsync(HttpMethod.Post, $"{Models}/{id}/params", """{"params": [{"key": "trees", "value": "100"}]}""");
        await _wire.AskAsync(HttpMethod.Delete, $"{Models}/{id}/tags/a%2Fb");

        JsonNode model = (await _wire.AskAsync(HttpMethod.Get, $"{Models}/{id}"))["model"]!;
        model["info"]!["tags"]!.ToJsonString().ShouldBe("""[{"key":"team","value":"red"}]""");
        model["data"]!["params"]!.ToJsonString().ShouldBe("""[{"key":"depth","value":"6"},{"key":"trees","value":"100"}]""");
        model["info"]!["registrations"]!.AsArray().ShouldBeEmpty();

        await _wire.AskAsync(HttpMethod.Delete, $"{Models}/{id}");
        (await _wire.FailAsync(HttpMethod.Get, $"{Models}/{id}")).ShouldBe((404, "RESOURCE_DOES_NOT_EXIST", $"Logged model with ID '{id}' not found."));
    }

    [Theory]
    [InlineData("""{"name": "x"}""", 400, "INVALID_PARAMETER_VALUE", "experiment_id")]
    [InlineData("""{"experiment_id": "404", "name": "x"}""", 404, "RESOURCE_DOES_NOT_EXIST", "id=404")]
    [InlineData("""{"experiment_id": "nine"}""", 404, "RESOURCE_DOES_NOT_EXIST", "id=nine")]
    [InlineData("""{"experiment_id": "EXPERIMENT", "name": "models:/a"}""", 400, "INVALID_PARAMETER_VALUE", "models:/a")]
    [InlineData("""{"experiment_id": "EXPERIMENT", "params": [{"value": "6"}]}""", 400, "INVALID_PARAMETER_VALUE", "params")]
    public async Task A_model_that_cannot_be_is_refused(string body, int status, string code, string part)
    {
        (_, string experiment) = await _wire.StartRunAsync();
        (int Status, string Code, string Message) refusal = await _wire.FailAsync(HttpMethod.Post, Models, body.Replace("EXPERIMENT", experiment, StringComparison.Ordinal));
        (refusal.Status, refusal.Code).ShouldBe((status, code));
        refusal.Message.ShouldContain(part);
    }

    [Fact]
    public async Task Faults_of_calls_on_a_model_say_what_is_wrong()
    {
        string id = await CreateAsync("a");
        (await _wire.FailAsync(HttpMethod.Patch, $"{Models}/{id}", """{"status": "DONE"}""")).Code.ShouldBe("INVALID_PARAMETER_VALUE");
        (await _wire.FailAsync(HttpMethod.Delete, $"{Models}/{id}/tags/none")).ShouldBe((404, "RESOURCE_DOES_NOT_EXIST", $"No tag with key 'none' found for model with ID '{id}'."));
        await _wire.AskAsync(HttpMethod.Post, $"{Models}/{id}/params", """{"params": [{"key": "depth", "value": "6"}]}""");
        (await _wire.FailAsync(HttpMethod.Post, $"{Models}/{id}/params", """{"params": [{"key": "depth", "value": "7"}]}""")).Status.ShouldBe(400);
        (await _wire.FailAsync(HttpMethod.Get, $"{Models}/nothing")).Status.ShouldBe(404);
        (await _wire.FailAsync(HttpMethod.Patch, $"{Models}/m-{new string('0', 32)}", """{"status": 2}""")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Models_are_searched_ordered_and_paged()
    {
        string experiment = "";
        foreach (string name in (string[])["a", "b", "c"])
        {
            string id = await CreateAsync(name, "searched");
            experiment = (string)(await _wire.AskAsync(HttpMethod.Get, $"{Models}/{id}"))["model"]!["info"]!["experiment_id"]!;
        }

        string search = $$"""{"experiment_ids": ["{{experiment}}"], "order_by": [{"field_name": "name", "ascending": false}], "max_results": 2PAGE}""";
        JsonNode first = await _wire.AskAsync(HttpMethod.Post, $"{Models}/search", search.Replace("PAGE", "", StringComparison.Ordinal));
        Names(first).ShouldBe(["c", "b"]);
        string token = (string)first["next_page_token"]!;
        JsonNode second = await _wire.AskAsync(HttpMethod.Post, $"{Models}/search", search.Replace("PAGE", $", \"page_token\": \"{token}\"", StringComparison.Ordinal));
        Names(second).ShouldBe(["a"]);
        second["next_page_token"].ShouldBeNull();

        Names(await _wire.AskAsync(HttpMethod.Post, $"{Models}/search", $$"""{"experiment_ids": ["{{experiment}}"], "filter": "name = 'b'"}""")).ShouldBe(["b"]);
        Names(await _wire.AskAsync(HttpMethod.Post, $"{Models}/search", $$"""{"experiment_ids": ["{{experiment}}"], "order_by": [{"field_name": "metrics.f1 score", "ascending": true}]}""")).ShouldBe(["c", "b", "a"]);
        Names(await _wire.AskAsync(HttpMethod.Post, $"{Models}/search", $$"""{"experiment_ids": ["{{experiment}}"], "order_by": [{"field_name": "name"}]}""")).ShouldBe(["a", "b", "c"]);
        (await _wire.FailAsync(HttpMethod.Post, $"{Models}/search", $$"""{"experiment_ids": ["{{experiment}}"], "page_token": "{{token}}"}""")).Code.ShouldBe("INVALID_PARAMETER_VALUE");
        (await _wire.FailAsync(HttpMethod.Post, $"{Models}/search", $$"""{"experiment_ids": ["{{experiment}}"], "filter": "name == 'b'"}""")).Code.ShouldBe("INVALID_PARAMETER_VALUE");
        (await _wire.FailAsync(HttpMethod.Post, $"{Models}/search", """{"experiment_ids": ["0"], "datasets": [{"dataset_digest": "1"}]}""")).Message.ShouldContain("dataset_name");
        Names(await _wire.AskAsync(HttpMethod.Post, $"{Models}/search", """{"experiment_ids": ["404"]}""")).ShouldBeEmpty();
    }

    private static string[] Names(JsonNode answer) => [.. answer["models"]!.AsArray().Select(model => (string)model!["info"]!["name"]!)];

    private async Task<string> CreateAsync(string name, string experiment = "wire")
    {
        (_, string number) = await _wire.StartRunAsync(experiment);
        return (string)(await _wire.AskAsync(HttpMethod.Post, Models, $$"""{"experiment_id": "{{number}}", "name": "{{name}}"}"""))["model"]!["info"]!["model_id"]!;
    }
}
