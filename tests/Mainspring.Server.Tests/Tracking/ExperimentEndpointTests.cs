using Mainspring.Client;
using Mainspring.Client.Experiments;

namespace Mainspring.Server.Tests.Tracking;

public sealed class ExperimentEndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
    private ExperimentsClient Experiments => server.Client.Experiments;

    [Fact]
    public async Task Experiments_stand_in_the_folders_of_their_names()
    {
        ExperimentInfo made = await Experiments.CreateAsync(new() { Name = "shop/churn/daily" });

        ExperimentTree folder = (await Experiments.GetTreeAsync()).Folders.Single(each => each.Name == "shop").Folders.ShouldHaveSingleItem();

        folder.Name.ShouldBe("churn");
        folder.Experiments.ShouldHaveSingleItem().ExperimentId.ShouldBe(made.ExperimentId);
    }

    [Fact]
    public async Task Tags_are_set_and_removed_with_the_name_in_one_call()
    {
        ExperimentInfo made = await Experiments.CreateAsync(new() { Name = "tagged", Tags = new Dictionary<string, string> { ["team"] = "blue", ["draft"] = "yes" } });

        await Experiments.UpdateAsync(made.ExperimentId, new() { Name = "tagged-2", SetTags = new Dictionary<string, string> { ["team"] = "red" }, RemoveTags = ["draft", "missing"] });

        ExperimentInfo changed = await Experiments.GetAsync(made.ExperimentId);
        changed.Name.ShouldBe("tagged-2");
        changed.Tags.ShouldBe(new Dictionary<string, string> { ["team"] = "red" });
    }

    [Fact]
    public async Task A_change_with_a_fault_changes_nothing_and_every_fault_is_named()
    {
        ExperimentInfo made = await Experiments.CreateAsync(new() { Name = "untouched" });

        ServerException refusal = await Should.ThrowAsync<ServerException>(Experiments.UpdateAsync(
            made.ExperimentId, new() { Name = "", SetTags = new Dictionary<string, string> { ["fine"] = "yes", [""] = "no" } }));

        refusal.Problem.Status.ShouldBe(422);
        refusal.Problem.Errors!.Select(error => error.Pointer).ShouldBe(["/name", "/set_tags/"]);
        (await Experiments.GetAsync(made.ExperimentId)).Tags.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_columns_of_an_experiment_are_the_keys_that_its_runs_have()
    {
        string run = (await server.Client.Runs.StartAsync(new() { Experiment = "columns", Params = new Dictionary<string, string> { ["trees"] = "9" }, Tags = new Dictionary<string, string> { ["team"] = "blue" } })).RunId;
        await server.Client.Runs.LogAsync(run, new() { Metrics = [new("auc", 0.5), new("loss", 0.1)] });
        long number = (await Experiments.ListAsync()).Experiments.Single(each => each.Name == "columns").ExperimentId;

        ExperimentColumns columns = await Experiments.GetColumnsAsync(number);

        (string.Join(' ', columns.Metrics), string.Join(' ', columns.Params), string.Join(' ', columns.Tags)).ShouldBe(("auc loss", "trees", "team"));
    }

    [Theory]
    [InlineData("PATCH", "/api/v1/experiments/1", """{"set_tags": {"a": null}}""", 422)]
    [InlineData("PATCH", "/api/v1/experiments/1", """{"remove_tags": [null]}""", 422)]
    [InlineData("POST", "/api/v1/experiments", """{"name": "nulls", "tags": {"a": null}}""", 422)]
    [InlineData("POST", "/api/v1/experiments", "{}", 422)]
    [InlineData("POST", "/api/v1/runs/missing/move", "{}", 422)]
    [InlineData("DELETE", "/api/v1/experiments/-7", null, 404)]
    [InlineData("DELETE", "/api/v1/experiments/99999999999999999999", null, 404)]
    [InlineData("GET", "/api/v1/runs?deleted=perhaps", null, 400)]
    public async Task What_makes_no_sense_is_refused(string method, string path, string? body, int status)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using HttpResponseMessage answer = await server.Http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
    }
}
