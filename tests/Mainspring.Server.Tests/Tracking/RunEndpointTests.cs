using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Mainspring.Client;
using Mainspring.Client.Runs;

namespace Mainspring.Server.Tests.Tracking;

public sealed class RunEndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
    private RunsClient Runs => server.Client.Runs;

    [Fact]
    public async Task A_run_is_started_logged_ended_and_read_back()
    {
        RunInfo run = await Runs.StartAsync(new() { Experiment = "churn", Params = new Dictionary<string, string> { ["trees"] = "100" } });
        run.Status.ShouldBe("running");
        run.Name.ShouldMatch("^[a-z]+-[a-z]+-[0-9]+$");

        await Runs.LogAsync(run.RunId, new()
        {
            Metrics = [new("auc", 0.5, 0), new("auc", 0.8, 1), new("odd", double.NaN), new("far", double.NegativeInfinity)],
            Tags = new Dictionary<string, string> { ["note"] = "first" },
        });
        RunInfo ended = await Runs.UpdateAsync(run.RunId[..10], new("finished"));

        ended.Status.ShouldBe("finished");
        ended.EndedAt.ShouldNotBeNull();
        ended.Metrics.ShouldBe(new Dictionary<string, double> { ["auc"] = 0.8, ["odd"] = double.NaN, ["far"] = double.NegativeInfinity }, ignoreOrder: true);
        ended.Tags["note"].ShouldBe("first");
        (await Runs.GetHistoryAsync(run.RunId, "auc")).Points.Select(point => (point.Step, point.Value)).ShouldBe([(0, 0.5), (1, 0.8)]);
        (await server.Client.Experiments.ListAsync()).Experiments.ShouldContain(experiment => experiment.Name == "churn");
    }

    [Fact]
    public async Task Data_that_a_run_used_is_read_with_it()
    {
        RunInfo run = await Runs.StartAsync(new() { Experiment = "churn" });
        var input = new RunInput { Name = "telco", Digest = "0123456789abcdef", Context = "training", SourceType = "local", Source = """{"uri":"telco.csv"}""", Schema = "{}", Profile = """{"num_rows":3}""" };
        await Runs.LogInputsAsync(run.RunId, [input]);
        await Runs.LogInputsAsync(run.RunId, [input with { Source = "again" }]);
        (await Runs.GetAsync(run.RunId)).Inputs.ShouldBe([input]);

        ServerException refusal = await Should.ThrowAsync<ServerException>(() => Runs.LogInputsAsync(run.RunId, [input with { Name = null }, input with { Digest = "" }]));
        (refusal.Problem.Status, refusal.Problem.Errors!.Count).ShouldBe((422, 2));
    }

    [Fact]
    public async Task A_name_that_several_runs_share_is_answered_with_their_ids()
    {
        RunInfo first = await Runs.StartAsync(new() { Experiment = "names", Name = "twin" });
        RunInfo second = await Runs.StartAsync(new() { Experiment = "names", Name = "twin" });

        ServerException refusal = await Should.ThrowAsync<ServerException>(() => Runs.GetAsync("twin"));

        (refusal.Problem.Status, refusal.Problem.Code).ShouldBe((409, "ambiguous"));
        refusal.Problem.Errors!.Select(error => error.Pointer).ShouldBe([first.RunId, second.RunId], ignoreOrder: true);
    }

    [Fact]
    public async Task Runs_come_in_pages()
    {
        for (int i = 0; i < 5; i++)
        {
            await Runs.StartAsync(new() { Experiment = "pages", Name = $"run {i}" });
        }

        List<string> seen = [];
        string? cursor = null;
        do
        {
            RunList page = await Runs.ListAsync(new() { Experiment = "pages", Limit = 2, Cursor = cursor });
            seen.AddRange(page.Runs.Select(run => run.Name));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        seen.ShouldBe(["run 4", "run 3", "run 2", "run 1", "run 0"]);
    }

    [Fact]
    public async Task A_changed_parameter_is_a_conflict_that_names_both_values()
    {
        RunInfo run = await Runs.StartAsync(new() { Experiment = "churn", Params = new Dictionary<string, string> { ["depth"] = "6" } });
        ServerException refusal = await Should.ThrowAsync<ServerException>(() => Runs.LogAsync(run.RunId, new() { Params = new Dictionary<string, string> { ["depth"] = "7" } }));

        refusal.Problem.Status.ShouldBe(409);
        refusal.Message.ShouldContain("'depth' is '6' already and cannot become '7'");
    }

    [Fact]
    public async Task Every_fault_of_a_log_is_named_at_once()
    {
        RunInfo run = await Runs.StartAsync(new() { Experiment = "churn" });
        ServerException refusal = await Should.ThrowAsync<ServerException>(() => Runs.LogAsync(run.RunId, new()
        {
            Metrics = [new("", 1), new("fine", 1)],
            Tags = new Dictionary<string, string> { ["a\u202eb"] = "x" },
        }));

        refusal.Problem.Status.ShouldBe(422);
        refusal.Problem.Errors!.Select(error => error.Pointer).ShouldBe(["/metrics/0/key", "/tags/a\u202eb"]);
        (await Runs.GetAsync(run.RunId)).Metrics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST", "runs", "{", 400)]
    [InlineData("POST", "runs", "null", 400)]
    [InlineData("POST", "runs", "[]", 400)]
    [InlineData("POST", "runs", "{}", 422)]
    [InlineData("POST", "runs", "{\"experiment\":7}", 400)]
    [InlineData("POST", "runs", "{\"experiment\":\"a\\u0000b\"}", 422)]
    [InlineData("POST", "runs", "{\"experiment\":\"a\",\"params\":{\"k\":null}}", 422)]
    [InlineData("POST", "runs", "{\"experiment\":\"\\ud800\"}", 400)]
    [InlineData("POST", "runs/none/log", "{}", 404)]
    [InlineData("POST", "runs/00000000000000000000000000000000/log", "{}", 404)]
    [InlineData("POST", "runs/00000000000000000000000000000000/log", "{\"metrics\":[null]}", 422)]
    [InlineData("POST", "runs/00000000000000000000000000000000/log", "{\"metrics\":[{\"key\":\"a\"}]}", 422)]
    [InlineData("POST", "runs/00000000000000000000000000000000/log", "{\"metrics\":[{\"key\":\"a\",\"value\":1e999}]}", 404)]
    [InlineData("PATCH", "runs/00000000000000000000000000000000", "{\"status\":\"done\"}", 422)]
    [InlineData("GET", "runs?limit=0", null, 400)]
    [InlineData("GET", "runs?limit=1001", null, 400)]
    [InlineData("GET", "runs?limit=x", null, 400)]
    [InlineData("GET", "runs?cursor=x", null, 400)]
    [InlineData("GET", "runs/%00", null, 400)]
    [InlineData("GET", "runs/%27%3B%20DROP%20TABLE%20run", null, 404)]
    [InlineData("GET", "runs/00000000000000000000000000000000/artifacts", null, 404)]
    public async Task A_bad_request_is_a_plain_refusal(string method, string path, string? body, int status)
    {
        using var request = new HttpRequestMessage(new(method), $"/api/v1/{path}") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using HttpResponseMessage answer = await server.Http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();

        ((int)answer.StatusCode).ShouldBe(status, text);
        if (answer.StatusCode != HttpStatusCode.BadRequest || text.Length > 0)
        {
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            using var problem = JsonDocument.Parse(text);
            problem.RootElement.GetProperty("status").GetInt32().ShouldBe(status);
            text.ShouldNotContain("   at ");
            text.ShouldNotContain(server.Home);
        }
    }

    [Fact]
    public async Task Hundreds_of_logs_at_once_are_all_kept()
    {
        RunInfo run = await Runs.StartAsync(new() { Experiment = "load" });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (int step = 0; step < 50; step++)
            {
                await Runs.LogAsync(run.RunId, new() { Metrics = [new(writer.ToString(CultureInfo.InvariantCulture), step, step)] });
            }
        })));

        for (int writer = 0; writer < 8; writer++)
        {
            (await Runs.GetHistoryAsync(run.RunId, $"{writer}")).Points.Select(point => point.Step).ShouldBe(Enumerable.Range(0, 50).Select(step => (long?)step));
        }
    }
}
