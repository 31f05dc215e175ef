using System.Net;
using System.Text.Json;

namespace Mainspring.Server.Tests.Mlflow.Tracking;

public sealed class RunCallTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly WireClient _wire = new(server.Http);

    [Fact]
    public async Task A_run_is_created_logged_ended_and_read_back()
    {
        JsonElement info = (await _wire.PostAsync("runs/create", new
        {
            experiment_id = "0",
            user_id = "ann",
            run_name = "first",
            start_time = 1700000000123,
            tags = (object[])[new { key = "mlflow.user", value = "ann" }, new { key = "mlflow.runName", value = "first" }],
        })).GetProperty("run").GetProperty("info");
        string run = info.GetProperty("run_id").GetString()!;
        info.GetProperty("run_uuid").GetString().ShouldBe(run);
        info.GetProperty("status").GetString().ShouldBe("RUNNING");
        info.GetProperty("start_time").GetInt64().ShouldBe(1700000000123);
        info.GetProperty("artifact_uri").GetString().ShouldBe($"mlflow-artifacts:/0/{run}/artifacts");
        info.TryGetProperty("end_time", out _).ShouldBeFalse();

        await _wire.PostAsync("runs/log-parameter", new { run_id = run, key = "depth", value = "6" });
        await _wire.PostAsync("runs/log-metric", new { run_id = run, key = "auc", value = 0.5, timestamp = 1700000000000, step = 1, unknown = true });
        await _wire.PostTextAsync("runs/log-metric", $$"""{"run_uuid": "{{run}}", "key": "auc", "value": "NaN", "timestamp": "1700000000001", "step": "2"}""");
        await _wire.PostTextAsync("runs/log-metric", $$"""{"run_id": "{{run}}", "key": "far", "value": "-Infinity", "timestamp": 1}""");
        await _wire.PostAsync("runs/set-tag", new { run_id = run, key = "note", value = "good" });
        await _wire.PostAsync("runs/set-tag", new { run_id = run, key = "mlflow.runName", value = "renamed" });
        JsonElement updated = (await _wire.PostAsync("runs/update", new { run_id = run, status = "FINISHED", end_time = 1700000009999 })).GetProperty("run_info");
        updated.GetProperty("run_name").GetString().ShouldBe("renamed");
        updated.GetProperty("end_time").GetInt64().ShouldBe(1700000009999);

        JsonElement data = (await _wire.GetAsync($"runs/get?run_id={run}")).GetProperty("run").GetProperty("data");
        data.GetProperty("params")[0].ToString().ShouldBe("""{"key":"depth","value":"6"}""");
        data.GetProperty("metrics").EnumerateArray().Select(metric => metric.ToString()).ShouldBe(
            ["""{"key":"auc","value":"NaN","timestamp":1700000000001,"step":2}""", """{"key":"far","value":"-Infinity","timestamp":1,"step":0}"""], ignoreOrder: true);
        data.GetProperty("tags").EnumerateArray().Select(tag => $"{tag.GetProperty("key")}={tag.GetProperty("value")}").ShouldBe(
            ["mlflow.user=ann", "note=good", "mlflow.runName=renamed"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_parameter_keeps_its_value_and_may_be_logged_again()
    {
        string run = await StartAsync();
        await _wire.PostAsync("runs/log-parameter", new { run_id = run, key = "p", value = "1" });
        await _wire.PostAsync("runs/log-parameter", new { run_id = run, key = "p", value = "1" });
        await _wire.RefusesAsync("runs/log-parameter", new { run_id = run, key = "p", value = "2" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/log-parameter", new { run_id = run, key = "long", value = new string('x', 6001) }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
    }

    [Fact]
    public async Task A_batch_is_kept_whole_or_not_at_all()
    {
        string run = await StartAsync();
        await _wire.PostAsync("runs/log-batch", new
        {
            run_id = run,
            metrics = Enumerable.Range(0, 100).Select(step => new { key = "loss", value = 1.0 / (step + 1), timestamp = 1000 + step, step }),
            @params = (object[])[new { key = "a", value = "1" }],
            tags = (object[])[new { key = "t", value = "x" }],
        });
        await _wire.RefusesAsync("runs/log-batch", new { run_id = run, @params = (object[])[new { key = "b", value = "1" }, new { key = "a", value = "2" }] }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/log-batch", new { run_id = run, @params = Enumerable.Range(0, 101).Select(i => new { key = $"{i}", value = "" }) }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/log-batch", new { run_id = run, tags = Enumerable.Range(0, 101).Select(i => new { key = $"{i}", value = "" }) }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/log-batch", new { run_id = run, metrics = Enumerable.Range(0, 1001).Select(i => new { key = "m", value = i, timestamp = 1 }) }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");

        JsonElement data = (await _wire.GetAsync($"runs/get?run_id={run}")).GetProperty("run").GetProperty("data");
        data.GetProperty("params").GetArrayLength().ShouldBe(1);
        data.GetProperty("metrics")[0].GetProperty("step").GetInt32().ShouldBe(99);
    }

    [Fact]
    public async Task A_deleted_run_is_read_but_takes_no_writes_until_it_is_restored()
    {
        string run = await StartAsync();
        await _wire.PostAsync("runs/delete", new { run_id = run });
        (await _wire.GetAsync($"runs/get?run_id={run}")).GetProperty("run").GetProperty("info").GetProperty("lifecycle_stage").GetString().ShouldBe("deleted");
        await _wire.RefusesAsync("runs/set-tag", new { run_id = run, key = "a", value = "1" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");

        await _wire.PostAsync("runs/restore", new { run_id = run });
        await _wire.PostAsync("runs/set-tag", new { run_id = run, key = "a", value = "1" });
        await _wire.PostAsync("runs/delete-tag", new { run_id = run, key = "a" });
        await _wire.RefusesAsync("runs/delete-tag", new { run_id = run, key = "a" }, HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_the_codes_of_the_wire()
    {
        string run = await StartAsync();
        string nobody = new('0', 32);
        await _wire.RefusesGetAsync($"runs/get?run_id={nobody}", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
        await _wire.RefusesGetAsync("runs/get", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/create", new { experiment_id = "99999" }, HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
        await _wire.RefusesAsync("runs/create", new { run_name = "a", tags = (object[])[new { key = "mlflow.runName", value = "b" }] }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/update", new { run_id = run, status = "DONE" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/log-metric", new { run_id = run, key = "m", timestamp = 1 }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/log-metric", new { run_id = run, key = "m", value = "much", timestamp = 1 }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/log-metric", new { run_id = run, key = "m", value = 1, timestamp = long.MaxValue }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/log-metric", new { run_id = nobody, key = "m", value = 1, timestamp = 1 }, HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
        await _wire.RefusesAsync("runs/search", new { experiment_ids = (string[])["0"], filter = "metrics.a > 1 OR metrics.b > 2" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/search", new { experiment_ids = (string[])["0"], max_results = 50001 }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/search", new { experiment_ids = (string[])["0"], page_token = "x" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesAsync("runs/search", new { experiment_ids = (string[])["0"], run_view_type = "SOME" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
    }

    [Fact]
    public async Task A_search_filters_orders_and_pages()
    {
        string experiment = (await _wire.PostAsync("experiments/create", new { name = "searched" })).GetProperty("experiment_id").GetString()!;
        for (int i = 0; i < 5; i++)
        {
            string run = await StartAsync(experiment, $"r{i}");
            await _wire.PostAsync("runs/log-metric", new { run_id = run, key = "m", value = i % 2 == 0 ? i : -i, timestamp = 1 });
        }

        JsonElement page = await _wire.PostAsync("runs/search", new { experiment_ids = (string[])[experiment], filter = "metrics.m > -3", order_by = (string[])["metrics.m DESC"], max_results = 3 });
        Names(page).ShouldBe(["r4", "r2", "r0"]);
        page = await _wire.PostAsync("/ajax-api/2.0/mlflow/runs/search", new
        {
            experiment_ids = (string[])[experiment],
            filter = "metrics.m > -3",
            order_by = (string[])["metrics.m DESC"],
            max_results = 3,
            page_token = page.GetProperty("next_page_token").GetString(),
        });
        Names(page).ShouldBe(["r1"]);
        page.TryGetProperty("next_page_token", out _).ShouldBeFalse();
        Names(await _wire.PostAsync("runs/search", new { experiment_ids = (string[])[experiment], run_view_type = "DELETED_ONLY" })).ShouldBeEmpty();
        Names(await _wire.PostAsync("runs/search", new { })).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_legacy_record_of_a_model_is_a_list_in_a_tag()
    {
        string run = await StartAsync();
        await _wire.PostAsync("runs/log-model", new { run_id = run, model_json = """{"artifact_path":"model","run_id":"x"}""" });
        await _wire.PostAsync("runs/log-model", new { run_id = run, model_json = """{"artifact_path":"other"}""" });
        await _wire.RefusesAsync("runs/log-model", new { run_id = run, model_json = "[" }, HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");

        JsonElement tags = (await _wire.GetAsync($"runs/get?run_id={run}")).GetProperty("run").GetProperty("data").GetProperty("tags");
        tags.EnumerateArray().First(tag => tag.GetProperty("key").GetString() == "mlflow.log-model.history").GetProperty("value").GetString()
            .ShouldBe("""[{"artifact_path":"model","run_id":"x"},{"artifact_path":"other"}]""");
    }

    private static IEnumerable<string?> Names(JsonElement page) => page.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("info").GetProperty("run_name").GetString());

    private async Task<string> StartAsync(string experiment = "0", string? name = null) =>
        (await _wire.PostAsync("runs/create", new { experiment_id = experiment, run_name = name })).GetProperty("run").GetProperty("info").GetProperty("run_id").GetString()!;
}
