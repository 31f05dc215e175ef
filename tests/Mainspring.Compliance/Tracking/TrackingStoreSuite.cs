using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Compliance.Tracking;

/// <summary>What every store of runs must do.</summary>
public abstract class TrackingStoreSuite
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract ITrackingStore Store { get; }

    [Fact]
    public async Task A_run_reads_back_as_it_was_written()
    {
        Run run = await StartAsync("churn", name: "brave-otter-14", parameters: new() { ["trees"] = "100" }, tags: new() { ["note"] = "line one\nline two" });

        run.Name.ShouldBe("brave-otter-14");
        run.Experiment.ShouldBe("churn");
        run.Status.ShouldBe(RunStatus.Running);
        run.StartedAt.ShouldBe(Start);
        run.EndedAt.ShouldBeNull();
        run.Params.ShouldBe(new Dictionary<string, string> { ["trees"] = "100" });
        run.Tags.ShouldBe(new Dictionary<string, string> { ["note"] = "line one\nline two" });
        (await Store.FindRunAsync(run.Id)).ShouldBeEquivalentTo(run);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_null() => (await Store.FindRunAsync(RunId.New())).ShouldBeNull();

    [Fact]
    public async Task Logging_to_a_run_that_is_not_there_says_so() =>
        (await Store.LogAsync(RunId.New(), new())).ShouldBe(new LogOutcome.NoSuchRun());

    [Fact]
    public async Task Points_that_many_log_at_once_are_all_kept_and_each_is_told_of_its_own_run()
    {
        Run one = await StartAsync(), other = await StartAsync(), deleted = await StartAsync();
        await Store.DeleteRunAsync(deleted.Id, Start);
        var missing = RunId.New();
        RunId[] logged = [.. Enumerable.Range(0, 200).Select(i => (i % 4) switch { 0 => one.Id, 1 => other.Id, 2 => deleted.Id, _ => missing })];
        LogOutcome[] outcomes = await Task.WhenAll(logged.Select((run, i) => Store.LogAsync(run, new() { Metrics = [new("loss", i, i, Start), new("loss", i, i, Start), new("gain", -i, i, Start)] })));

        outcomes.ShouldBe(logged.Select(run => run == missing ? new LogOutcome.NoSuchRun() : run == deleted.Id ? new LogOutcome.RunIsDeleted() : (LogOutcome)new LogOutcome.Done()));
        (await Store.ReadHistoryAsync(one.Id, "loss", 1000)).Points.Select(point => point.Step).ShouldBe(Enumerable.Range(0, 50).Select(i => i * 4L));
        (await Store.ReadHistoryAsync(other.Id, "gain", 1000)).Points.Select(point => point.Step).ShouldBe(Enumerable.Range(0, 50).Select(i => (i * 4L) + 1));
        (await Store.FindRunAsync(one.Id))!.Metrics["loss"].ShouldBe(new MetricPoint("loss", 196, 196, Start));
        (await Store.FindRunAsync(other.Id))!.Metrics["gain"].ShouldBe(new MetricPoint("gain", -197, 197, Start));
        (await Store.FindRunAsync(deleted.Id))!.Metrics.ShouldBeEmpty();
    }

    [Fact]
    public async Task Points_whose_caller_has_gone_are_not_kept()
    {
        Run run = await StartAsync();
        await Store.LogAsync(run.Id, new() { Metrics = [new("loss", 1, 1, Start)] }, new CancellationToken(canceled: true)).ShouldThrowAsync<TaskCanceledException>();

        (await Store.FindRunAsync(run.Id))!.Metrics.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_parameter_keeps_its_first_value_and_the_whole_log_is_refused()
    {
        Run run = await StartAsync(parameters: new() { ["depth"] = "6" });
        LogOutcome outcome = await Store.LogAsync(run.Id, new()
        {
            Params = new Dictionary<string, string> { ["other"] = "1", ["depth"] = "7" },
            Tags = new Dictionary<string, string> { ["late"] = "yes" },
            Metrics = [new("auc", 0.8, 0, Start)],
        });

        outcome.ShouldBe(new LogOutcome.ParamIsSet("depth", "6", "7"));
        Run after = (await Store.FindRunAsync(run.Id))!;
        after.Params.ShouldBe(new Dictionary<string, string> { ["depth"] = "6" });
        after.Tags.ShouldBeEmpty();
        after.Metrics.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_parameter_with_the_same_value_may_be_logged_again()
    {
        Run run = await StartAsync(parameters: new() { ["depth"] = "6" });

        (await Store.LogAsync(run.Id, new() { Params = new Dictionary<string, string> { ["depth"] = "6" } })).ShouldBe(new LogOutcome.Done());
    }

    [Fact]
    public async Task A_tag_takes_its_last_value()
    {
        Run run = await StartAsync(tags: new() { ["stage"] = "draft" });
        await Store.LogAsync(run.Id, new() { Tags = new Dictionary<string, string> { ["stage"] = "final" } });

        (await Store.FindRunAsync(run.Id))!.Tags["stage"].ShouldBe("final");
    }

    [Fact]
    public async Task The_latest_point_has_the_greatest_step_then_time_then_value()
    {
        Run run = await StartAsync();
        await LogAsync(run, new MetricPoint("loss", 1, 5, Start));
        await LogAsync(run, new MetricPoint("loss", 9, 4, Start.AddDays(1)));
        (await LatestAsync(run, "loss")).Value.ShouldBe(1);

        await LogAsync(run, new MetricPoint("loss", 0.5, 5, Start.AddSeconds(1)));
        (await LatestAsync(run, "loss")).Value.ShouldBe(0.5);

        await LogAsync(run, new MetricPoint("loss", 0.7, 5, Start.AddSeconds(1)));
        (await LatestAsync(run, "loss")).Value.ShouldBe(0.7);

        await LogAsync(run, new MetricPoint("loss", 0.6, 5, Start.AddSeconds(1)));
        (await LatestAsync(run, "loss")).Value.ShouldBe(0.7);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(-0.0)]
    [InlineData(0.1)]
    public async Task Any_double_is_a_metric(double value)
    {
        Run run = await StartAsync();
        await LogAsync(run, new MetricPoint("metric", value, -3, Start));

        (await LatestAsync(run, "metric")).ShouldBe(new MetricPoint("metric", value, -3, Start));
        (await Store.ReadHistoryAsync(run.Id, "metric", 10)).Points.ShouldBe([new MetricPoint("metric", value, -3, Start)]);
    }

    [Fact]
    public async Task A_number_follows_NaN_of_the_same_step_and_time()
    {
        Run run = await StartAsync();
        await LogAsync(run, new MetricPoint("loss", double.NaN, 1, Start), new MetricPoint("loss", -2, 1, Start));
        (await LatestAsync(run, "loss")).Value.ShouldBe(-2);

        await LogAsync(run, new MetricPoint("loss", double.NaN, 1, Start));
        (await LatestAsync(run, "loss")).Value.ShouldBe(-2);
    }

    [Fact]
    public async Task History_comes_in_the_order_of_steps_and_holds_each_point_once()
    {
        Run run = await StartAsync();
        MetricPoint[] points = [.. Enumerable.Range(0, 500).Select(step => new MetricPoint("loss", 1.0 / (step + 1), step, Start.AddSeconds(step)))];
        await LogAsync(run, [.. points.Reverse()]);
        await LogAsync(run, points);

        (await Store.ReadHistoryAsync(run.Id, "loss", 10_000)).Points.ShouldBe(points);
        (await Store.ReadHistoryAsync(run.Id, "loss", 3)).Points.ShouldBe(points[..3]);
        (await Store.ReadHistoryAsync(run.Id, "other", 3)).Points.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_leaves_alone_what_it_does_not_name()
    {
        Run run = await StartAsync(name: "first");
        await Store.ChangeRunAsync(run.Id, new() { Status = RunStatus.Finished, EndedAt = Start.AddMinutes(1) });
        await Store.ChangeRunAsync(run.Id, new() { Name = "second" });

        Run after = (await Store.FindRunAsync(run.Id))!;
        (after.Name, after.Status, after.EndedAt).ShouldBe(("second", RunStatus.Finished, Start.AddMinutes(1)));
    }

    [Fact]
    public async Task A_run_is_found_by_its_id_by_a_beginning_of_it_and_by_its_name()
    {
        Run run = await StartAsync(name: "brave-otter-14");
        foreach (string text in (string[])[run.Id.Value, run.Id.Value[..12], "brave-otter-14"])
        {
            (await Store.LookUpRunAsync(text)).ShouldBeOfType<RunLookup.Found>().Run.Id.ShouldBe(run.Id);
        }

        foreach (string text in (string[])["", run.Id.Value[..3], "brave-otter", "%", "nothing"])
        {
            (await Store.LookUpRunAsync(text)).ShouldBe(new RunLookup.Nothing(), text);
        }
    }

    [Fact]
    public async Task A_name_that_several_runs_share_is_ambiguous()
    {
        Run first = await StartAsync(name: "same", at: Start);
        Run second = await StartAsync(name: "same", at: Start.AddSeconds(1));

        (await Store.LookUpRunAsync("same")).ShouldBeOfType<RunLookup.Several>().Candidates.Select(run => run.Id).ShouldBe([second.Id, first.Id]);
    }

    [Fact]
    public async Task Pages_hold_every_run_once_newest_first_even_while_new_ones_start()
    {
        List<RunId> expected = [];
        for (int i = 0; i < 25; i++)
        {
            expected.Insert(0, (await StartAsync(at: Start.AddSeconds(i / 5))).Id);
        }

        List<RunId> seen = [];
        RunCursor? after = null;
        do
        {
            RunPage page = await Store.ListRunsAsync(new() { Limit = 4, After = after });
            seen.AddRange(page.Runs.Select(run => run.Id));
            after = page.Next is null ? null : RunCursor.TryParse(page.Next.ToString(), out RunCursor? next) ? next : throw new InvalidOperationException("The cursor does not read back.");
            await StartAsync(at: Start.AddDays(1));
        }
        while (after is not null);

        seen.ShouldBe(expected);
    }

    [Fact]
    public async Task A_list_may_be_of_one_experiment()
    {
        Run churn = await StartAsync("churn");
        await StartAsync("iris");

        (await Store.ListRunsAsync(new() { Experiment = "churn" })).Runs.ShouldHaveSingleItem().Id.ShouldBe(churn.Id);
        (await Store.ListRunsAsync(new() { Experiment = "other" })).Runs.ShouldBeEmpty();
        (await Store.ListExperimentsAsync()).Select(experiment => (experiment.Name, experiment.Runs, experiment.LatestRunAt)).ShouldBe([("Default", 0, null), ("churn", 1, Start), ("iris", 1, Start)]);
    }

    [Fact]
    public async Task A_run_keeps_the_place_of_its_files()
    {
        Run run = await StartAsync();

        run.ArtifactRoot.Value.ShouldBe($"{run.ExperimentId}/{run.Id}/artifacts");
        (await Store.FindRunAsync(run.Id))!.ArtifactRoot.ShouldBe(run.ArtifactRoot);
    }

    [Fact]
    public async Task Text_that_looks_like_SQL_is_text()
    {
        const string hostile = "'; DROP TABLE run; --";
        Run run = await StartAsync(hostile, name: hostile, parameters: new() { [hostile] = hostile });

        (await Store.LookUpRunAsync(hostile)).ShouldBeOfType<RunLookup.Found>().Run.Params[hostile].ShouldBe(hostile);
        (await Store.ListRunsAsync(new() { Experiment = hostile })).Runs.ShouldHaveSingleItem().Id.ShouldBe(run.Id);
    }

    [Fact]
    public async Task Of_many_that_set_a_parameter_at_once_one_wins()
    {
        Run run = await StartAsync();
        LogOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            Task.Run(() => Store.LogAsync(run.Id, new() { Params = new Dictionary<string, string> { ["seed"] = $"{i}" } }))));

        outcomes.Count(outcome => outcome is LogOutcome.Done).ShouldBe(1);
        string kept = (await Store.FindRunAsync(run.Id))!.Params["seed"];
        outcomes.OfType<LogOutcome.ParamIsSet>().ShouldAllBe(outcome => outcome.Kept == kept);
    }

    private Task<Run> StartAsync(string experiment = "default", string name = "name", Dictionary<string, string>? parameters = null, Dictionary<string, string>? tags = null, DateTimeOffset? at = null) =>
        StartAsync(new NewRun { Experiment = experiment, Params = parameters ?? [], Tags = tags ?? [] }, name, at);

    private async Task<Run> StartAsync(NewRun run, string name = "name", DateTimeOffset? at = null) =>
        (await Store.CreateRunAsync(run, RunId.New(), name, at ?? Start)).ShouldBeOfType<StartOutcome.Started>().Run;

    private async Task LogAsync(Run run, params MetricPoint[] points) => (await Store.LogAsync(run.Id, new() { Metrics = points })).ShouldBe(new LogOutcome.Done());

    private async Task<MetricPoint> LatestAsync(Run run, string key) => (await Store.FindRunAsync(run.Id))!.Metrics[key];
}
