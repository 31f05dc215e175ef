using System.Text;
using System.Text.Json;
using Mainspring.Client.Runs;

namespace Mainspring.Server.Tests.Mlflow.Registry;

public sealed class ModelVersionTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly RegistryWire _wire = new(server.Http);

    [Fact]
    public async Task A_version_is_created_with_what_it_was_given()
    {
        string run = await StartRunAsync();
        await CreateModelAsync("given");
        object tags = new[] { new { key = "a", value = "b" } };

        JsonElement version = await CreateAsync(new { name = "given", source = $"runs:/{run}/model", run_id = run, run_link = "https://elsewhere/run", description = "first", tags });

        version.GetProperty("version").ValueKind.ShouldBe(JsonValueKind.String);
        foreach ((string field, string value) in ((string, string)[])
            [
                ("name", "given"), ("version", "1"), ("source", $"runs:/{run}/model"), ("run_id", run), ("run_link", "https://elsewhere/run"),
                ("description", "first"), ("status", "READY"), ("current_stage", "None"),
            ])
        {
            version.GetProperty(field).GetString().ShouldBe(value);
        }

        version.GetProperty("tags")[0].GetProperty("value").GetString().ShouldBe("b");
        (await GetAsync("given", "1")).GetRawText().ShouldBe(version.GetRawText());
        (await server.Client.Models.GetVersionAsync("given", "1")).Files.Select(file => file.Path).ShouldBe(["MLmodel"]);
    }

    [Fact]
    public async Task Versions_count_up_and_a_deleted_one_is_not_given_again()
    {
        await CreateModelAsync("counted");
        foreach (string expected in (string[])["1", "2"])
        {
            (await CreateAsync(new { name = "counted", source = "word" })).GetProperty("version").GetString().ShouldBe(expected);
        }

        await _wire.DeleteAsync("model-versions/delete", new { name = "counted", version = "2" });

        (await CreateAsync(new { name = "counted", source = "word" })).GetProperty("version").GetString().ShouldBe("3");
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", _ => GetAsync("counted", "2"));
    }

    [Fact]
    public async Task A_version_is_described_tagged_and_untagged()
    {
        await CreateModelAsync("noted");
        await CreateAsync(new { name = "noted", source = "word" });

        (await _wire.PatchAsync("model-versions/update", new { name = "noted", version = "1", description = "better" })).GetProperty("model_version").GetProperty("description").GetString().ShouldBe("better");
        await _wire.PostAsync("model-versions/set-tag", new { name = "noted", version = "1", key = "k", value = "v" });
        (await GetAsync("noted", "1")).GetProperty("tags")[0].GetProperty("key").GetString().ShouldBe("k");
        await _wire.DeleteAsync("model-versions/delete-tag", new { name = "noted", version = "1", key = "k" });
        (await GetAsync("noted", "1")).TryGetProperty("tags", out _).ShouldBeFalse();
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", wire => wire.PostAsync("model-versions/set-tag", new { name = "noted", version = "9", key = "k", value = "v" }));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", wire => wire.GetAsync("model-versions/get", ("name", "noted"), ("version", "one")));
    }

    [Fact]
    public async Task Stages_are_given_in_any_case_and_the_newest_of_each_is_told()
    {
        await CreateModelAsync("staged");
        foreach (int _ in Enumerable.Range(1, 3))
        {
            await CreateAsync(new { name = "staged", source = "word" });
        }

        (await StageAsync("1", "production")).GetProperty("current_stage").GetString().ShouldBe("Production");
        await StageAsync("2", "Production", archive: true);

        (await GetAsync("staged", "1")).GetProperty("current_stage").GetString().ShouldBe("Archived");
        (await LatestAsync("{}")).ShouldBe(["1", "2", "3"]);
        (await LatestAsync("""{"stages": ["Production", "none"]}""")).ShouldBe(["2", "3"]);
        JsonElement byQuery = await _wire.GetAsync("registered-models/get-latest-versions", ("name", "staged"), ("stages", "Production"));
        byQuery.GetProperty("model_versions")[0].GetProperty("version").GetString().ShouldBe("2");
        (await _wire.GetAsync("registered-models/get", ("name", "staged"))).GetProperty("registered_model").GetProperty("latest_versions").GetArrayLength().ShouldBe(3);

        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => StageAsync("1", "Best"));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => StageAsync("1", "Archived", archive: true));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", _ => StageAsync("9", "Staging"));
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", wire => wire.PostAsync("registered-models/get-latest-versions", new { name = "nothing" }));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("../secret")]
    [InlineData("mlflow-artifacts:/1/../../etc/passwd")]
    [InlineData("mlflow-artifacts:/1/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("http://host/%252e%252e/secret")]
    [InlineData("""\\host\share""")]
    [InlineData("")]
    public async Task A_source_that_could_lead_into_a_file_system_is_refused(string source)
    {
        string name = $"hostile{source.GetHashCode(StringComparison.Ordinal)}";
        await CreateModelAsync(name);

        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => CreateAsync(new { name, source }));
        (await _wire.GetAsync("registered-models/get", ("name", name))).GetProperty("registered_model").TryGetProperty("latest_versions", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_version_of_a_model_that_is_not_there_is_refused() =>
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", _ => CreateAsync(new { name = "never made", source = "word" }));

    [Fact]
    public async Task The_download_uri_names_the_tree_or_gives_the_note_back()
    {
        await CreateModelAsync("loaded");
        string run = await StartRunAsync();
        await CreateAsync(new { name = "loaded", source = $"mlflow-artifacts:/1/{run}/artifacts/model", run_id = run });
        await CreateAsync(new { name = "loaded", source = "s3://bucket/model" });

        (await UriAsync("1")).ShouldBe($"mlflow-artifacts:/1/{run}/artifacts/model");
        (await UriAsync("2")).ShouldBe("s3://bucket/model");
        await _wire.RefusedAsync(404, "RESOURCE_DOES_NOT_EXIST", _ => UriAsync("3"));

        async Task<string> UriAsync(string version) =>
            (await _wire.GetAsync("model-versions/get-download-uri", ("name", "loaded"), ("version", version))).GetProperty("artifact_uri").GetString()!;
    }

    [Fact]
    public async Task A_search_finds_versions_newest_change_first()
    {
        string run = await StartRunAsync();
        await CreateModelAsync("searched");
        await CreateAsync(new { name = "searched", source = "one", run_id = run });
        await CreateAsync(new { name = "searched", source = "two" });

        (await SearchAsync("name = 'searched'", "version_number ASC")).ShouldBe(["1", "2"]);
        (await SearchAsync("name='searched' and version_number > 1", "version_number ASC")).ShouldBe(["2"]);
        (await SearchAsync($"run_id = '{run}'", "name")).ShouldBe(["1"]);
        (await SearchAsync("source_path = 'two'", "name")).ShouldBe(["2"]);
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", _ => SearchAsync("name > 'a'", "name"));
        await _wire.RefusedAsync(400, "INVALID_PARAMETER_VALUE", wire => wire.GetAsync("model-versions/search", ("max_results", "200001")));
    }

    private async Task<string[]> SearchAsync(string filter, string order) =>
        [.. (await _wire.GetAsync("model-versions/search", ("filter", filter), ("order_by", order))).GetProperty("model_versions").EnumerateArray().Select(version => version.GetProperty("version").GetString()!)];

    private Task<JsonElement> CreateModelAsync(string name) => _wire.PostAsync("registered-models/create", new { name });

    private async Task<JsonElement> CreateAsync(object request) => (await _wire.PostAsync("model-versions/create", request)).GetProperty("model_version");

    private async Task<JsonElement> GetAsync(string name, string version) => (await _wire.GetAsync("model-versions/get", ("name", name), ("version", version))).GetProperty("model_version");

    private async Task<JsonElement> StageAsync(string version, string stage, bool archive = false) =>
        (await _wire.PostAsync("model-versions/transition-stage", new { name = "staged", version, stage, archive_existing_versions = archive })).GetProperty("model_version");

    private async Task<string[]> LatestAsync(string request)
    {
        Dictionary<string, object> body = JsonSerializer.Deserialize<Dictionary<string, object>>(request)!;
        body["name"] = "staged";
        return [.. (await _wire.PostAsync("registered-models/get-latest-versions", body)).GetProperty("model_versions").EnumerateArray().Select(version => version.GetProperty("version").GetString()!)];
    }

    private async Task<string> StartRunAsync()
    {
        RunInfo run = await server.Client.Runs.StartAsync(new() { Experiment = "versions" });
        await server.Client.Runs.PutArtifactAsync(run.RunId, "model/MLmodel", new MemoryStream(Encoding.UTF8.GetBytes("flavors:\n  sklearn: {}\n")));
        return run.RunId;
    }
}
