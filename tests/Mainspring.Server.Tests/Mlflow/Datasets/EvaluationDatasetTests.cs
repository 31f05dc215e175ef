using System.Text.Json.Nodes;

namespace Mainspring.Server.Tests.Mlflow.Datasets;

public sealed class EvaluationDatasetTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Datasets = "3.0/mlflow/datasets";

    private readonly WireTalk _wire = new(server);

    [Fact]
    public async Task A_set_is_created_tagged_moved_and_deleted()
    {
        (_, string first) = await _wire.StartRunAsync("first");
        (_, string second) = await _wire.StartRunAsync("second");
        JsonNode made = (await _wire.AskAsync(HttpMethod.Post, $"{Datasets}/create", $$"""{"name": "questions", "experiment_ids": ["{{first}}"], "tags": "{\"mlflow.user\": \"ada\", \"n\": 1}"}"""))["dataset"]!;
        string id = (string)made["dataset_id"]!;
        id.ShouldMatch("^d-[0-9a-f]{32}$");
        ((string)made["created_by"]!).ShouldBe("ada");
        JsonNode.Parse((string)made["tags"]!)!.ToJsonString().ShouldBe("""{"mlflow.user":"ada","n":"1"}""");

        await _wire.AskAsync(HttpMethod.Patch, $"{Datasets}/{id}/tags", """{"tags": "{\"team\": \"blue\", \"n\": null}"}""");
        await _wire.AskAsync(HttpMethod.Delete, $"{Datasets}/{id}/tags/mlflow.user");
        JsonNode.Parse((string)(await _wire.AskAsync(HttpMethod.Get, $"{Datasets}/{id}"))["dataset"]!["tags"]!)!.ToJsonString().ShouldBe("""{"team":"blue"}""");

        await _wire.AskAsync(HttpMethod.Post, $"{Datasets}/{id}/add-experiments", $$"""{"experiment_ids": ["{{second}}"]}""");
        await _wire.AskAsync(HttpMethod.Post, $"{Datasets}/{id}/remove-experiments", $$"""{"experiment_ids": ["{{first}}"]}""");
        (await _wire.AskAsync(HttpMethod.Get, $"{Datasets}/{id}/experiment-ids")).ToJsonString().ShouldBe($$"""{"experiment_ids":["{{second}}"]}""");
        (await _wire.AskAsync(HttpMethod.Get, $"{Datasets}/search?experiment_ids={second}&filter_string={Uri.EscapeDataString("name = 'questions'")}"))["datasets"]!.AsArray().Count.ShouldBe(1);
        (await _wire.AskAsync(HttpMethod.Post, $"{Datasets}/search", $$"""{"experiment_ids": ["{{first}}"]}"""))["datasets"]!.AsArray().ShouldBeEmpty();

        await _wire.AskAsync(HttpMethod.Delete, $"{Datasets}/{id}");
        (await _wire.FailAsync(HttpMethod.Get, $"{Datasets}/{id}")).ShouldBe((404, "RESOURCE_DOES_NOT_EXIST", $"Evaluation dataset with id '{id}' not found"));
    }

    [Fact]
    public async Task Records_are_merged_read_in_pages_and_deleted()
    {
        string id = (string)(await _wire.AskAsync(HttpMethod.Post, $"{Datasets}/create", """{"name": "questions"}"""))["dataset"]!["dataset_id"]!;
        JsonNode kept = await UpsertAsync(id, """[{"inputs": {"q": "why"}, "source": {"source_type": "trace", "source_data": {"trace_id": "tr-1"}}}, {"inputs": {"q": "how"}, "expectations": {"short": true}}]""");
        kept.ToJsonString().ShouldBe("""{"inserted_count":2,"updated_count":0}""");
        (await UpsertAsync(id, """[{"inputs": {"q": "how"}, "outputs": "so"}]""")).ToJsonString().ShouldBe("""{"inserted_count":0,"updated_count":1}""");

        JsonNode page = await _wire.AskAsync(HttpMethod.Get, $"{Datasets}/{id}/records?max_results=1");
        JsonNode first = JsonNode.Parse((string)page["records"]!)!.AsArray().ShouldHaveSingleItem()!;
        ((string)first["source_type"]!, (string)first["source_id"]!, (string)first["dataset_id"]!).ShouldBe(("TRACE", "tr-1", id));
        JsonNode rest = await _wire.AskAsync(HttpMethod.Get, $"{Datasets}/{id}/records?page_token={page["next_page_token"]}");
        JsonNode second = JsonNode.Parse((string)rest["records"]!)!.AsArray().ShouldHaveSingleItem()!;
        (second["outputs"]!.ToJsonString(), second["expectations"]!.ToJsonString()).ShouldBe(("\"so\"", """{"short":true}"""));
        rest["next_page_token"].ShouldBeNull();

        (await _wire.AskAsync(HttpMethod.Delete, $"{Datasets}/{id}/records", $$"""{"dataset_record_ids": ["{{first["dataset_record_id"]}}", "dr-none"]}""")).ToJsonString().ShouldBe("""{"deleted_count":1}""");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""[{"inputs": []}]""")]
    [InlineData("""[{"inputs": {"a": 1, "a": 2}}]""")]
    [InlineData("""[{"inputs": {}, "source": {"source_type": "OTHER"}}]""")]
    public async Task Records_that_cannot_be_are_refused(string records)
    {
        string id = (string)(await _wire.AskAsync(HttpMethod.Post, $"{Datasets}/create", """{"name": "questions"}"""))["dataset"]!["dataset_id"]!;
        var body = new JsonObject { ["records"] = records };
        (await _wire.FailAsync(HttpMethod.Post, $"{Datasets}/{id}/records", body.ToJsonString())).Code.ShouldBe("INVALID_PARAMETER_VALUE");
    }

    [Fact]
    public async Task A_set_of_an_experiment_that_is_not_there_is_refused()
    {
        (await _wire.FailAsync(HttpMethod.Post, $"{Datasets}/create", """{"name": "questions", "experiment_ids": ["404"]}""")).Code.ShouldBe("RESOURCE_DOES_NOT_EXIST");
        (await _wire.FailAsync(HttpMethod.Post, $"{Datasets}/create", """{"name": "questions", "tags": "[1]"}""")).Code.ShouldBe("INVALID_PARAMETER_VALUE");
        (await _wire.FailAsync(HttpMethod.Post, $"{Datasets}/create", "{}")).Message.ShouldContain("'name'");
    }

    private Task<JsonNode> UpsertAsync(string id, string records) => _wire.AskAsync(HttpMethod.Post, $"{Datasets}/{id}/records", new JsonObject { ["records"] = records }.ToJsonString());
}
