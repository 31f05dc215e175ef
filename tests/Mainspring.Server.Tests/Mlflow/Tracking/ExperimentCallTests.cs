using System.Net;
using System.Text.Json;

namespace Mainspring.Server.Tests.Mlflow.Tracking;

public sealed class ExperimentCallTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly WireClient _wire = new(server.Http);

    [Fact]
    public async Task An_experiment_is_created_read_renamed_tagged_deleted_and_restored()
    {
        string id = await CreateAsync("life", new { key = "owner", value = "ann" });
        JsonElement experiment = (await _wire.GetAsync($"experiments/get?experiment_id={id}")).GetProperty("experiment");
        experiment.GetProperty("experiment_id").GetString().ShouldBe(id);
        experiment.GetProperty("name").GetString().ShouldBe("life");
        experiment.GetProperty("artifact_location").GetString().ShouldBe($"mlflow-artifacts:/{id}");
        experiment.GetProperty("lifecycle_stage").GetString().ShouldBe("active");
        experiment.GetProperty("creation_time").GetInt64().ShouldBe(experiment.GetProperty("last_update_time").GetInt64());
        experiment.GetProperty("tags")[0].GetProperty("value").GetString().ShouldBe("ann");

        await _wire.PostAsync("experiments/update", new { experiment_id = id, new_name = "life/renamed" });
        await _wire.PostAsync("experiments/set-experiment-tag", new { experiment_id = id, key = "note", value = "" });
        await _wire.PostAsync("experiments/delete-experiment-tag", new { experiment_id = id, key = "owner" });
        experiment = (await _wire.GetAsync("experiments/get-by-name?experiment_name=life%2Frenamed")).GetProperty("experiment");
        experiment.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("key").GetString()).ShouldBe(["note"]);

        await _wire.PostAsync("experiments/delete", new { experiment_id = id });
        (await _wire.GetAsync($"experiments/get?experiment_id={id}")).GetProperty("experiment").GetProperty("lifecycle_stage").GetString().ShouldBe("deleted");
        (await _wire.GetAsync("experiments/get-by-name?experiment_name=life%2Frenamed")).GetProperty("experiment").GetProperty("lifecycle_stage").GetString().ShouldBe("deleted");
        await _wire.RefusesAsync("experiments/delete", new { experiment_id = id }, HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
        await _wire.RefusesAsync("runs/create", new { experiment_id = id }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");

        await _wire.PostAsync("experiments/restore", new { experiment_id = id });
        (await _wire.GetAsync($"experiments/get?experiment_id={id}")).GetProperty("experiment").GetProperty("lifecycle_stage").GetString().ShouldBe("active");
    }

    [Fact]
    public async Task The_default_experiment_is_zero() =>
        (await _wire.GetAsync("/ajax-api/2.0/mlflow/experiments/get?experiment_id=0")).GetProperty("experiment").GetProperty("name").GetString().ShouldBe("Default");

    [Fact]
    public async Task What_cannot_be_is_refused_with_the_codes_of_the_wire()
    {
        await CreateAsync("taken");
        await _wire.RefusesAsync("experiments/create", new { name = "taken" }, HttpStatusCode.BadRequest, "RESOURCE_ALREADY_EXISTS");
        await _wire.RefusesAsync("experiments/create", new { }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("experiments/create", new { name = "" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesGetAsync("experiments/get?experiment_id=99999", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
        await _wire.RefusesGetAsync("experiments/get?experiment_id=abc", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
        await _wire.RefusesGetAsync("experiments/get-by-name?experiment_name=nobody", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
        await _wire.RefusesAsync("experiments/search", new { max_results = 0 }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("experiments/search", new { filter = "name > 'a'" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("experiments/search", new { page_token = "nonsense" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
    }

    [Theory]
    [InlineData("file:///etc")]
    [InlineData("s3://bucket/place")]
    [InlineData("/tmp/place")]
    [InlineData("mlflow-artifacts:/../up")]
    [InlineData("mlflow-artifacts:/0/other")]
    [InlineData("mlflow-artifacts:/a/artifacts/b")]
    [InlineData("mlflow-artifacts://host/place")]
    public async Task Files_lie_below_the_own_root_only(string location) =>
        await _wire.RefusesAsync("experiments/create", new { name = "placed", artifact_location = location }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");

    [Fact]
    public async Task A_search_takes_its_fields_from_the_body_or_the_query()
    {
        for (int i = 0; i < 3; i++)
        {
            await CreateAsync($"found/{i}");
        }

        JsonElement page = await _wire.PostAsync("experiments/search", new { filter = "name LIKE 'found/%'", order_by = (string[])["name DESC"], max_results = 2, view_type = "ACTIVE_ONLY" });
        Names(page).ShouldBe(["found/2", "found/1"]);
        string token = page.GetProperty("next_page_token").GetString()!;
        page = await _wire.GetAsync($"experiments/search?filter=name%20LIKE%20'found/%25'&order_by=name%20DESC&max_results=2&view_type=1&page_token={token}");
        Names(page).ShouldBe(["found/0"]);
        page.TryGetProperty("next_page_token", out _).ShouldBeFalse();
    }

    private static IEnumerable<string?> Names(JsonElement page) => page.GetProperty("experiments").EnumerateArray().Select(experiment => experiment.GetProperty("name").GetString());

    private async Task<string> CreateAsync(string name, params object[] tags) =>
        (await _wire.PostAsync("experiments/create", new { name, tags })).GetProperty("experiment_id").GetString()!;
}
