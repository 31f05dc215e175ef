using System.Net;
using System.Text.Json;

namespace Mainspring.Server.Tests.Mlflow.Tracking;

public sealed class MetricCallTests(RunningServer server) : IClassFixture<RunningServer>
{
    private readonly WireClient _wire = new(server.Http);

    [Fact]
    public async Task A_history_comes_whole_or_in_pages()
    {
        string run = await StartAsync(10);
        Steps(await _wire.GetAsync($"metrics/get-history?run_id={run}&metric_key=loss")).ShouldBe(Enumerable.Range(0, 10));

        List<int> seen = [];
        string token = "";
        do
        {
            JsonElement page = await _wire.GetAsync($"metrics/get-history?run_uuid={run}&metric_key=loss&max_results=4&page_token={token}");
            seen.AddRange(Steps(page));
            token = page.TryGetProperty("next_page_token", out JsonElement next) ? next.GetString()! : "";
        }
        while (token.Length > 0);

        seen.ShouldBe(Enumerable.Range(0, 10));
        (await _wire.GetAsync($"metrics/get-history?run_id={run}&metric_key=other")).GetProperty("metrics").GetArrayLength().ShouldBe(0);
        await _wire.RefusesGetAsync($"metrics/get-history?run_id={new string('0', 32)}&metric_key=loss", HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST");
        await _wire.RefusesGetAsync($"metrics/get-history?run_id={run}", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
        await _wire.RefusesGetAsync($"metrics/get-history?run_id={run}&metric_key=loss&page_token=x", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
    }

    [Fact]
    public async Task Histories_of_several_runs_come_in_one_answer()
    {
        string first = await StartAsync(3);
        string second = await StartAsync(2);
        JsonElement metrics = (await _wire.GetAsync($"/ajax-api/2.0/mlflow/metrics/get-history-bulk?run_id={first}&run_id={second}&metric_key=loss")).GetProperty("metrics");

        metrics.EnumerateArray().CountBy(metric => metric.GetProperty("run_id").GetString()!).ShouldBe([new(first, 3), new(second, 2)], ignoreOrder: true);
        await _wire.RefusesGetAsync("metrics/get-history-bulk?metric_key=loss", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
    }

    [Fact]
    public async Task Long_curves_are_thinned_at_the_same_steps_and_keep_their_ends()
    {
        string first = await StartAsync(100);
        string second = await StartAsync(60);
        JsonElement page = await _wire.GetAsync($"metrics/get-history-bulk-interval?run_ids={first}&run_ids={second}&metric_key=loss&max_results=5");
        ILookup<string?, int> steps = page.GetProperty("metrics").EnumerateArray().ToLookup(metric => metric.GetProperty("run_id").GetString(), metric => metric.GetProperty("step").GetInt32());

        steps[first].ShouldBe([0, 24, 49, 59, 74, 99]);
        steps[second].ShouldBe([0, 24, 49, 59]);
        Steps(await _wire.GetAsync($"metrics/get-history-bulk-interval?run_ids={first}&metric_key=loss&start_step=10&end_step=12")).ShouldBe([10, 11, 12]);
        await _wire.RefusesGetAsync($"metrics/get-history-bulk-interval?run_ids={first}&metric_key=loss&start_step=10", HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE");
    }

    [Theory]
    [InlineData("/health", "OK")]
    [InlineData("/version", "3.11.0")]
    public async Task The_server_says_in_plain_text_what_it_is(string path, string expected)
    {
        using HttpResponseMessage answer = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(expected);
    }

    private static IEnumerable<int> Steps(JsonElement page) => page.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("step").GetInt32());

    private async Task<string> StartAsync(int points)
    {
        string run = (await _wire.PostAsync("runs/create", new { experiment_id = "0" })).GetProperty("run").GetProperty("info").GetProperty("run_id").GetString()!;
        await _wire.PostAsync("runs/log-batch", new { run_id = run, metrics = Enumerable.Range(0, points).Select(step => new { key = "loss", value = -step, timestamp = step, step }) });
        return run;
    }
}
