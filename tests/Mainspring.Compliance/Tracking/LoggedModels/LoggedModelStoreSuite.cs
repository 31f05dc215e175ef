using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Lifecycle.Tracking.Retention;

namespace Mainspring.Compliance.Tracking.LoggedModels;

/// <summary>What every store of logged models must do.</summary>
public abstract class LoggedModelStoreSuite : LineageSuite
{
    /// <summary>The store under test, empty at first.</summary>
    protected abstract ILoggedModelStore Store { get; }

    /// <summary>The permanent deletion of the same database.</summary>
    protected abstract IRetentionStore Retention { get; }

    [Fact]
    public async Task Only_a_deleted_model_is_removed_for_good()
    {
        long experiment = await ExperimentAsync();
        LoggedModel model = Done(await Store.CreateAsync(new() { ExperimentId = experiment, Params = new Dictionary<string, string> { ["depth"] = "6" } }, LoggedModelId.New(), "forest", Start));
        (await Retention.RemoveModelAsync(model.Id)).ShouldBeNull();

        await Store.DeleteAsync(model.Id, Start);
        (await Retention.ListDeletedModelsAsync(Start, 10)).ShouldBeEmpty();
        (await Retention.ListDeletedModelsAsync(Start.AddSeconds(1), 10)).ShouldBe([model.Id]);
        (await Retention.CountDeletedAsync(Start.AddSeconds(1))).ShouldBe(new(0, 0, 1));

        (await Retention.RemoveModelAsync(model.Id)).ShouldBe(model.ArtifactRoot);
        (await Retention.RemoveModelAsync(model.Id)).ShouldBeNull();
        (await Retention.CountDeletedAsync(Start.AddSeconds(1))).ShouldBe(new(0, 0, 0));
    }

    [Fact]
    public async Task A_model_reads_back_as_it_was_written()
    {
        Run run = await StartAsync();
        var id = LoggedModelId.New();
        LoggedModel model = Done(await Store.CreateAsync(
            new()
            {
                ExperimentId = run.ExperimentId,
                ModelType = "classifier",
                SourceRun = run.Id.Value,
                Params = new Dictionary<string, string> { ["depth"] = "6" },
                Tags = new Dictionary<string, string> { ["note"] = "first" },
            },
            id,
            "forest",
            Start));

        model.Id.ShouldBe(id);
        model.Name.ShouldBe("forest");
        model.ExperimentId.ShouldBe(run.ExperimentId);
        model.ArtifactRoot.Value.ShouldBe($"{run.ExperimentId}/models/{id}/artifacts");
        (model.Status, model.ModelType, model.SourceRun).ShouldBe((LoggedModelStatus.Pending, "classifier", run.Id.Value));
        (model.CreatedAt, model.UpdatedAt).ShouldBe((Start, Start));
        model.Params.ShouldBe(new Dictionary<string, string> { ["depth"] = "6" });
        model.Tags.ShouldBe(new Dictionary<string, string> { ["note"] = "first" });
        (await Store.FindAsync(id)).ShouldBeEquivalentTo(model);
    }

    [Fact]
    public async Task A_model_needs_an_experiment() =>
        (await Store.CreateAsync(new() { ExperimentId = 404 }, LoggedModelId.New(), "forest", Start)).ShouldBe(new LoggedModelOutcome.NoSuchExperiment());

    [Fact]
    public async Task A_model_that_is_not_there_is_null_and_takes_no_changes()
    {
        var id = LoggedModelId.New();
        (await Store.FindAsync(id)).ShouldBeNull();
        (await Store.SetStatusAsync(id, LoggedModelStatus.Ready, Start)).ShouldBe(new LoggedModelOutcome.NoSuchModel());
        (await Store.DeleteAsync(id, Start)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_status_changes_with_its_time()
    {
        LoggedModel model = await LogAsync();
        LoggedModel ready = Done(await Store.SetStatusAsync(model.Id, LoggedModelStatus.Ready, Start.AddSeconds(5)));
        (ready.Status, ready.CreatedAt, ready.UpdatedAt).ShouldBe((LoggedModelStatus.Ready, Start, Start.AddSeconds(5)));
    }

    [Fact]
    public async Task Tags_are_overwritten_and_removed()
    {
        LoggedModel model = await LogAsync();
        await Store.SetTagsAsync(model.Id, new Dictionary<string, string> { ["a"] = "1", ["b"] = "1" });
        Done(await Store.SetTagsAsync(model.Id, new Dictionary<string, string> { ["a"] = "2" })).Tags.ShouldBe(new Dictionary<string, string> { ["a"] = "2", ["b"] = "1" }, ignoreOrder: true);
        Done(await Store.DeleteTagAsync(model.Id, "a")).Tags.ShouldBe(new Dictionary<string, string> { ["b"] = "1" });
        (await Store.DeleteTagAsync(model.Id, "a")).ShouldBe(new LoggedModelOutcome.NoSuchTag());
    }

    [Fact]
    public async Task A_parameter_keeps_its_first_value_and_nothing_else_is_written()
    {
        LoggedModel model = await LogAsync();
        await Store.AddParamsAsync(model.Id, new Dictionary<string, string> { ["depth"] = "6" });
        (await Store.AddParamsAsync(model.Id, new Dictionary<string, string> { ["other"] = "1", ["depth"] = "7" })).ShouldBe(new LoggedModelOutcome.ParamIsSet("depth", "6", "7"));
        Done(await Store.AddParamsAsync(model.Id, new Dictionary<string, string> { ["depth"] = "6" })).Params.ShouldBe(new Dictionary<string, string> { ["depth"] = "6" });
    }

    [Fact]
    public async Task A_deleted_model_is_found_no_more()
    {
        LoggedModel model = await LogAsync();
        (await Store.DeleteAsync(model.Id, Start)).ShouldBeTrue();
        (await Store.DeleteAsync(model.Id, Start)).ShouldBeTrue();
        (await Store.FindAsync(model.Id)).ShouldBeNull();
        (await Store.SearchAsync(new() { Experiments = [model.ExperimentId] })).Models.ShouldBeEmpty();
        (await Store.SetTagsAsync(model.Id, new Dictionary<string, string>())).ShouldBe(new LoggedModelOutcome.NoSuchModel());
    }

    [Fact]
    public async Task Points_of_runs_that_speak_of_a_model_are_shown_with_it()
    {
        Run run = await StartAsync();
        LoggedModel model = await LogAsync();
        MetricPoint[] points =
        [
            new("auc", 0.5, 0, Start) { Subject = new(model.Id, new("telco", "d1")) },
            new("auc", 0.8, 1, Start.AddSeconds(1)) { Subject = new(model.Id, new("telco", null)) },
            new("odd", double.NaN, 0, Start) { Subject = new(model.Id, null) },
            new("loss", 0.1, 0, Start),
            new("loss", 0.2, 0, Start) { Subject = new(LoggedModelId.New(), null) },
        ];
        (await Runs.LogAsync(run.Id, new() { Metrics = points })).ShouldBe(new LogOutcome.Done());
        await Runs.LogAsync(run.Id, new() { Metrics = points[..1] });

        (await Store.FindAsync(model.Id))!.Metrics.ShouldBe(
        [
            new(run.Id, new("auc", 0.5, 0, Start), new("telco", "d1")),
            new(run.Id, new("auc", 0.8, 1, Start.AddSeconds(1)), new("telco", null)),
            new(run.Id, new("odd", double.NaN, 0, Start), null),
        ]);
        (await Runs.FindRunAsync(run.Id))!.Metrics.Keys.ShouldBe(["auc", "odd", "loss"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("name = 'a'", "a")]
    [InlineData("name != 'a'", "c b")]
    [InlineData("name LIKE 'A'", "")]
    [InlineData("name ILIKE 'A'", "a")]
    [InlineData("attributes.model_type = 'classifier'", "b a")]
    [InlineData("status = 'READY'", "b")]
    [InlineData("status = 'LOGGED_MODEL_READY'", "b")]
    [InlineData("params.depth = '6'", "a")]
    [InlineData("tags.`the team` = 'blue' AND name = 'c'", "c")]
    [InlineData("metrics.auc > 0.6", "b a")]
    [InlineData("metrics.auc > 0.6 AND metrics.loss < 1", "a")]
    [InlineData("metrics.auc >= 0.7 AND model_type LIKE 'class%'", "b a")]
    [InlineData("creation_timestamp > 0", "c b a")]
    [InlineData("creation_timestamp_ms <= 1700000000124", "b a")]
    [InlineData("name IN ('a', 'c')", "c a")]
    public async Task A_filter_means_models(string filter, string names) => (await NamesAsync(new() { Filter = LoggedModelSearch.Grammar.Parse(filter), Experiments = await ThreeModelsAsync() })).ShouldBe(names);

    [Fact]
    public async Task Conditions_on_metrics_look_at_the_data_sets_that_are_named()
    {
        IReadOnlyList<long> experiments = await ThreeModelsAsync();
        (await NamesAsync(new() { Experiments = experiments, Datasets = [new("holdout", null)] })).ShouldBe("b a");
        (await NamesAsync(new() { Experiments = experiments, Datasets = [new("holdout", "2")] })).ShouldBe("b");
        (await NamesAsync(new() { Experiments = experiments, Datasets = [new("holdout", "1"), new("none", null)], Filter = LoggedModelSearch.Grammar.Parse("metrics.auc > 0.6") })).ShouldBe("a");
    }

    [Fact]
    public async Task The_order_may_follow_fields_and_metrics_with_missing_ones_last()
    {
        IReadOnlyList<long> experiments = await ThreeModelsAsync();
        (await NamesAsync(new() { Experiments = experiments, OrderBy = [new(new("attributes", "name"), Descending: false)] })).ShouldBe("a b c");
        (await NamesAsync(new() { Experiments = experiments, OrderBy = [new(new("metrics", "auc"), Descending: false)] })).ShouldBe("b a c");
        (await NamesAsync(new() { Experiments = experiments, OrderBy = [new(new("metrics", "auc"), Descending: true)] })).ShouldBe("a b c");
        (await NamesAsync(new() { Experiments = experiments, OrderBy = [new(new("metrics", "auc"), Descending: false, new("holdout", "1"))] })).ShouldBe("a c b");
        (await NamesAsync(new() { Experiments = experiments, OrderBy = [new(new("attributes", "model_type"), Descending: true), new(new("attributes", "name"), Descending: false)] })).ShouldBe("a b c");
    }

    [Fact]
    public async Task Models_come_in_pages()
    {
        IReadOnlyList<long> experiments = await ThreeModelsAsync();
        LoggedModelPage first = await Store.SearchAsync(new() { Experiments = experiments, Limit = 2 });
        (first.More, string.Join(' ', first.Models.Select(model => model.Name))).ShouldBe((true, "c b"));
        LoggedModelPage second = await Store.SearchAsync(new() { Experiments = experiments, Limit = 2, Offset = 2 });
        (second.More, string.Join(' ', second.Models.Select(model => model.Name))).ShouldBe((false, "a"));
        (await Store.SearchAsync(new() { Experiments = [] })).Models.ShouldBeEmpty();
    }

    /// <summary>Three models, a, b and c from the oldest to the newest, and one of another experiment.</summary>
    private async Task<IReadOnlyList<long>> ThreeModelsAsync()
    {
        Run run = await StartAsync();
        await LogAsync("other", experiment: "elsewhere");
        LoggedModel a = await LogAsync("a", new() { ["depth"] = "6" }, type: "classifier");
        LoggedModel b = await LogAsync("b", type: "classifier", at: 1);
        LoggedModel c = await LogAsync("c", at: 2);
        await Store.SetStatusAsync(b.Id, LoggedModelStatus.Ready, Start);
        await Store.SetTagsAsync(c.Id, new Dictionary<string, string> { ["the team"] = "blue" });
        await Runs.LogAsync(run.Id, new()
        {
            Metrics =
            [
                new("auc", 0.9, 0, Start) { Subject = new(a.Id, new("holdout", "1")) },
                new("loss", 0.2, 0, Start) { Subject = new(a.Id, null) },
                new("auc", 0.1, 0, Start) { Subject = new(b.Id, new("holdout", "2")) },
                new("auc", 0.7, 1, Start) { Subject = new(b.Id, new("train", "3")) },
            ],
        });
        return [run.ExperimentId];
    }

    private async Task<string> NamesAsync(LoggedModelQuery query) => string.Join(' ', (await Store.SearchAsync(query)).Models.Select(model => model.Name));

    private async Task<LoggedModel> LogAsync(string name = "forest", Dictionary<string, string>? parameters = null, string? type = null, int at = 0, string experiment = "churn") => Done(await Store.CreateAsync(
        new() { ExperimentId = await ExperimentAsync(experiment), ModelType = type, Params = parameters ?? [] }, LoggedModelId.New(), name, Start.AddMilliseconds(at)));

    private static LoggedModel Done(LoggedModelOutcome outcome) => outcome.ShouldBeOfType<LoggedModelOutcome.Done>().Model;
}
