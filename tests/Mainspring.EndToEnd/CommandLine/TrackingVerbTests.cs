using System.Text.Json;
using Mainspring.Client;
using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.CommandLine;

/// <summary>Runs and experiments from the command line, over one server.</summary>
public sealed class TrackingVerbTests(TrackingServer server) : IClassFixture<TrackingServer>
{
    [Fact]
    public async Task Runs_are_found_by_filter_in_the_order_and_with_the_columns_that_are_asked_for()
    {
        await server.LogAsync("search", "search-low", 0.7, "10");
        await server.LogAsync("search", "search-high", 0.9, "100");
        await server.LogAsync("search", "search-middle", 0.8, "100");

        JsonElement page = (await server.RunAsync(0, "runs", "list", "-e", "search", "--filter", "params.trees = '100'", "--order", "metrics.auc ASC", "--column", "metrics.auc", "--json")).Json;

        Names(page).ShouldBe(["search-middle", "search-high"]);
        JsonElement first = page.GetProperty("runs")[0];
        first.GetProperty("metrics").EnumerateObject().Select(metric => metric.Name).ShouldBe(["auc"]);
        first.GetProperty("params").EnumerateObject().ShouldBeEmpty();

        string table = (await server.RunAsync(0, "runs", "list", "-e", "search", "--column", "params.trees", "--column", "metrics.auc")).Output;
        table.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2..].ShouldBe(["trees", "auc"]);
    }

    [Fact]
    public async Task Pages_follow_one_another_in_the_order_that_is_asked_for()
    {
        string[] names = ["pages-a", "pages-b", "pages-c"];
        foreach (string name in names)
        {
            await server.LogAsync("pages", name, 0.5, "1");
        }

        var seen = new List<string>();
        string[] next = [];
        do
        {
            JsonElement page = (await server.RunAsync(0, ["runs", "list", "-e", "pages", "-n", "2", "--order", "attributes.run_name", "--json", .. next])).Json;
            seen.AddRange(Names(page));
            next = page.TryGetProperty("next_cursor", out JsonElement cursor) ? ["--cursor", cursor.GetString()!] : [];
        }
        while (next.Length > 0);

        seen.ShouldBe(names);
    }

    [Theory]
    [InlineData("--filter", "metrics.auc >")]
    [InlineData("--order", "attributes.nothing")]
    [InlineData("--column", "auc")]
    [InlineData("--cursor", "nonsense")]
    public async Task What_cannot_be_read_is_refused_in_a_sentence(string option, string value) =>
        (await server.RunAsync(65, "runs", "list", option, value)).Error.ShouldStartWith("error: ");

    [Fact]
    public async Task A_deleted_run_is_restored_by_its_name_or_removed_for_good()
    {
        string run = await server.LogAsync("lives", "lives-once", 0.5, "1");
        await server.RunAsync(7, "runs", "remove", run);
        await server.RunAsync(0, "runs", "delete", "lives-once");
        await server.RunAsync(6, "runs", "delete", "lives-once");
        Names((await server.RunAsync(0, "runs", "list", "-e", "lives", "--json")).Json).ShouldBeEmpty();
        (await server.RunAsync(0, "runs", "list", "-e", "lives", "--deleted", "--json")).Json.GetProperty("runs")[0].GetProperty("deleted_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UnixEpoch);

        (await server.RunAsync(0, "runs", "restore", "lives-once", "--json")).Json.GetProperty("run_id").GetString().ShouldBe(run);
        Names((await server.RunAsync(0, "runs", "list", "-e", "lives", "--json")).Json).ShouldBe(["lives-once"]);

        await server.RunAsync(0, "runs", "delete", run[..12]);
        await server.RunAsync(0, "runs", "remove", run[..12]);
        await server.RunAsync(6, "runs", "restore", run);
    }

    [Fact]
    public async Task A_run_moves_only_to_an_experiment_that_exists()
    {
        string run = await server.LogAsync("from", "moves-once", 0.5, "1");
        await server.RunAsync(6, "runs", "move", "moves-once", "to/archive");
        await server.RunAsync(0, "experiments", "create", "to/archive");

        (await server.RunAsync(0, "runs", "move", "moves-once", "to/archive", "--json")).Json.GetProperty("experiment").GetString().ShouldBe("to/archive");

        (await server.Client.Runs.GetAsync(run)).Experiment.ShouldBe("to/archive");
        Names((await server.RunAsync(0, "runs", "list", "-e", "from", "--json")).Json).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_experiment_is_made_renamed_deleted_restored_and_removed_for_good()
    {
        long number = (await server.RunAsync(0, "experiments", "create", "life", "--json")).Json.GetProperty("experiment_id").GetInt64();
        string run = await server.LogAsync("life", "life-run", 0.5, "1");
        await server.RunAsync(7, "experiments", "create", "life");
        await server.RunAsync(0, "experiments", "rename", "life", "team/life");
        (await ListedAsync()).GetProperty("runs").GetInt64().ShouldBe(1);

        await server.RunAsync(0, "experiments", "delete", "team/life");
        await server.RunAsync(6, "experiments", "delete", "team/life");
        await server.RunAsync(7, "runs", "restore", run);
        (await ListedAsync("--deleted")).GetProperty("experiment_id").GetInt64().ShouldBe(number);

        await server.RunAsync(0, "experiments", "restore", "team/life");
        (await server.Client.Runs.GetAsync(run)).DeletedAt.ShouldBeNull();

        await server.RunAsync(0, "experiments", "delete", "team/life");
        await server.RunAsync(0, "experiments", "remove", "team/life");
        (await Should.ThrowAsync<ServerException>(server.Client.Experiments.GetAsync(number))).Problem.Status.ShouldBe(404);
        await server.RunAsync(6, "runs", "restore", run);
    }

    private async Task<JsonElement> ListedAsync(params string[] options) =>
        (await server.RunAsync(0, ["experiments", "list", "--json", .. options])).Json.GetProperty("experiments").EnumerateArray().Single(experiment => experiment.GetProperty("name").GetString() == "team/life");

    private static string[] Names(JsonElement page) => [.. page.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("name").GetString()!)];
}
