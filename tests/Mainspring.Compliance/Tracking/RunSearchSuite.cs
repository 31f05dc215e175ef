using Mainspring.Lifecycle.Filters;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Compliance.Tracking;

/// <summary>How every store of runs filters, orders and pages.</summary>
public abstract class RunSearchSuite
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);

    private readonly Dictionary<RunId, string> _names = [];
    private long _experiment;
    private int _started;

    /// <summary>The store under test, empty at first.</summary>
    protected abstract ITrackingStore Store { get; }

    [Theory]
    [InlineData("metrics.m > 1", "c b")]
    [InlineData("metrics.m >= 1 AND metrics.m < 3", "b a")]
    [InlineData("metrics.m = -1.5", "d")]
    [InlineData("metrics.m != 1", "e d c b")]
    [InlineData("metrics.missing != 1", "")]
    [InlineData("metrics.m <= 0", "d")]
    [InlineData("params.p = 'x'", "b a")]
    [InlineData("params.p != 'x'", "d c")]
    [InlineData("params.p LIKE 'X%'", "c")]
    [InlineData("params.p ILIKE 'X%'", "c b a")]
    [InlineData("params.p LIKE '50\\_%'", "")]
    [InlineData("params.p LIKE '50%'", "d")]
    [InlineData("params.p IS NULL", "f e")]
    [InlineData("params.p IS NOT NULL", "d c b a")]
    [InlineData("tags.t = 'it''s'", "a")]
    [InlineData("tags.t = 'it''s' AND metrics.m > 1", "")]
    [InlineData("tags.`mlflow.runName` = 'c'", "c")]
    [InlineData("run_name IN ('a', 'd', 'z')", "d a")]
    [InlineData("run_name NOT IN ('a', 'd', 'z')", "f e c b")]
    [InlineData("status = 'FINISHED'", "a")]
    [InlineData("status != 'FINISHED'", "f e d c b")]
    [InlineData("start_time >= 1700000003000", "f e d")]
    [InlineData("end_time > 0", "a")]
    [InlineData("user_id = 'ann' AND params.p = 'x'", "b")]
    [InlineData("params.p = '''; DROP TABLE run; --'", "")]
    [InlineData("", "f e d c b a")]
    public async Task A_filter_finds_its_runs_newest_first(string filter, string expected)
    {
        await SeedAsync();
        (await NamesAsync(filter)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("metrics.m", "d a b c e f")]
    [InlineData("metrics.m DESC", "c b a d e f")]
    [InlineData("metrics.missing", "f e d c b a")]
    [InlineData("params.p", "d c a b e f", "start_time")]
    [InlineData("params.p DESC", "b a c d f e")]
    [InlineData("tags.t DESC", "a f e d c b")]
    [InlineData("start_time", "a b c d e f")]
    [InlineData("start_time DESC", "f e d c b a")]
    [InlineData("end_time", "a f e d c b")]
    [InlineData("run_name DESC", "f e d c b a")]
    [InlineData("status DESC", "f e d c b a")]
    public async Task An_order_puts_NaN_and_then_what_is_missing_last(string first, string expected, string? second = null)
    {
        await SeedAsync();
        string[] order = second is null ? [first] : [first, second];
        (await NamesAsync("", order)).ShouldBe(expected);
        (await NamesAsync("start_time > 0", order)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("metrics.m")]
    [InlineData("metrics.m DESC", "params.p")]
    [InlineData("metrics.even DESC", "metrics.m DESC")]
    [InlineData("params.p DESC", "metrics.m")]
    [InlineData("end_time", "status DESC")]
    [InlineData("tags.t")]
    [InlineData("start_time", "run_name")]
    public async Task Pages_of_any_size_hold_the_same_list(params string[] order)
    {
        await SeedAsync();
        string[] clauses = [.. order.Where(clause => clause.Length > 0)];
        string whole = await NamesAsync("", clauses);
        for (int size = 1; size <= 4; size++)
        {
            List<string> seen = [];
            RunQuery query = Query("", clauses) with { Limit = size };
            do
            {
                RunPage page = await Store.ListRunsAsync(query);
                seen.AddRange(page.Runs.Select(run => _names[run.Id]));
                query = query with { After = page.Next };
                RunCursor.TryParse(page.Next?.ToString(), out RunCursor? again).ShouldBe(page.Next is not null);
                again.ShouldBe(page.Next);
                page.Next.ShouldSatisfyAllConditions(next => (next is null || query.Fits(next)).ShouldBeTrue());
            }
            while (query.After is not null);

            string.Join(' ', seen).ShouldBe(whole, $"in pages of {size}");
        }
    }

    [Fact]
    public async Task Many_matches_are_walked_along_and_few_are_sorted_with_the_same_result()
    {
        RunId[] ids = new RunId[60];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = (await AddAsync($"r{i}", metrics: [("m", (i * 37) % 60), ("half", i % 2)])).Id;
        }

        RunPage page = await Store.ListRunsAsync(Query("metrics.half = 1", "metrics.m DESC") with { Limit = 5 });
        page.Runs.Select(run => run.Metrics["m"].Value).ShouldBe([59, 57, 55, 53, 51]);
        page = await Store.ListRunsAsync(Query("", "metrics.m DESC") with { Limit = 3 });
        page.Runs.Select(run => run.Metrics["m"].Value).ShouldBe([59, 58, 57]);
    }

    [Fact]
    public async Task Common_terms_that_are_rare_together_find_their_runs()
    {
        const int Each = 4_100, Both = 20;
        await Parallel.ForEachAsync(Enumerable.Range(0, (2 * Each) - Both), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
        {
            Dictionary<string, string> parameters = [];
            if (i < Each)
            {
                parameters["early"] = "yes";
            }

            if (i >= Each - Both)
            {
                parameters["late"] = "yes";
            }

            parameters["any"] = i % 2 == 0 ? "even" : "odd";
            StartOutcome started = await Store.CreateRunAsync(new() { Experiment = "searched", Params = parameters }, RunId.New(), $"r{i}", Start.AddSeconds(i));
            _experiment = started.ShouldBeOfType<StartOutcome.Started>().Run.ExperimentId;
        });

        RunPage page = await Store.ListRunsAsync(Query("params.early = 'yes' AND params.late = 'yes'") with { Limit = Both - 5 });
        page.Runs.Select(run => run.Name).ShouldBe(Enumerable.Range(1, Both - 5).Select(i => $"r{Each - i}"));
        page = await Store.ListRunsAsync(Query("params.early = 'yes' AND params.late = 'yes'") with { Limit = Both, After = page.Next });
        page.Runs.Select(run => run.Name).ShouldBe(Enumerable.Range(Both - 4, 5).Select(i => $"r{Each - i}"));

        // Whichever term comes first, whichever two of them are the rarest.
        foreach (string filter in (string[])["params.any = 'even' AND params.early = 'yes' AND params.late = 'yes'", "params.late = 'yes' AND params.any = 'even' AND params.early = 'yes'"])
        {
            page = await Store.ListRunsAsync(Query(filter) with { Limit = Both });
            page.Runs.Select(run => run.Name).ShouldBe(Enumerable.Range(1, Both / 2).Select(i => $"r{Each - (i * 2)}"), filter);
        }
    }

    [Fact]
    public async Task Experiments_and_stages_bound_a_search()
    {
        await SeedAsync();
        Run other = (await Store.CreateRunAsync(new() { Experiment = "other" }, RunId.New(), "g", Start)).ShouldBeOfType<StartOutcome.Started>().Run;
        _names[other.Id] = "g";
        RunId deleted = _names.First(entry => entry.Value == "c").Key;
        await Store.DeleteRunAsync(deleted, Start);

        (await NamesAsync("")).ShouldBe("f e d b a");
        (await NamesAsync(Query("") with { Stage = Stage.Deleted })).ShouldBe("c");
        (await NamesAsync(Query("") with { Stage = Stage.Any })).ShouldBe("f e d c b a");
        (await NamesAsync(Query("", "metrics.m DESC") with { Experiments = [_experiment, other.ExperimentId] })).ShouldBe("b a d e f g");
        (await NamesAsync(Query("") with { Experiments = [] })).ShouldBe("");
        (await NamesAsync(Query("") with { Experiments = null, Experiment = "other" })).ShouldBe("g");
        (await NamesAsync(Query("", "metrics.m") with { Experiments = null })).ShouldBe("d a b e f g");
    }

    [Fact]
    public async Task Only_the_columns_that_are_asked_for_are_read()
    {
        await SeedAsync();
        Run run = (await Store.ListRunsAsync(Query("run_name = 'a'") with { Columns = new(["m"], [], ["t"]) })).Runs.ShouldHaveSingleItem();

        run.Metrics.Keys.ShouldBe(["m"]);
        run.Params.ShouldBeEmpty();
        run.Tags.Keys.ShouldBe(["t"]);
        (await Store.ListKeysAsync(_experiment, RunEntryKind.Metric, 10)).ShouldBe(["even", "m"]);
        (await Store.ListKeysAsync(_experiment, RunEntryKind.Param, 10)).ShouldBe(["p"]);
        (await Store.ListKeysAsync(_experiment, RunEntryKind.Tag, 10)).ShouldBe(["mlflow.user", "t"]);
        (await Store.ListKeysAsync(_experiment, RunEntryKind.Metric, 1)).ShouldBe(["even"]);
    }

    [Fact]
    public async Task A_moved_run_is_found_where_it_is_now()
    {
        Run run = await AddAsync("a", parameters: [("p", "x")], metrics: [("m", 1)]);
        Run there = (await Store.CreateRunAsync(new() { Experiment = "there" }, RunId.New(), "b", Start)).ShouldBeOfType<StartOutcome.Started>().Run;
        _names[there.Id] = "b";

        (await Store.MoveRunAsync(run.Id, there.ExperimentId)).ShouldBe(new LogOutcome.Done());
        (await Store.MoveRunAsync(run.Id, 12345)).ShouldBe(new LogOutcome.NoSuchExperiment(12345));

        (await NamesAsync("params.p = 'x'")).ShouldBe("");
        (await NamesAsync(Query("params.p = 'x'", "metrics.m") with { Experiments = [there.ExperimentId] })).ShouldBe("a");
        (await NamesAsync(Query("", "metrics.m") with { Experiments = [there.ExperimentId] })).ShouldBe("a b");
        (await Store.FindRunAsync(run.Id))!.ArtifactRoot.ShouldBe(run.ArtifactRoot);
    }

    /// <summary>Six runs, one a second: two with a NaN or no metric, two without the parameter.</summary>
    private async Task SeedAsync()
    {
        Run a = await AddAsync("a", [("p", "x")], [("t", "it's")], [("m", 1), ("even", 0)]);
        await AddAsync("b", [("p", "x")], [(RunTags.User, "ann")], [("m", 2), ("even", 1)], user: "ann");
        await AddAsync("c", [("p", "Xy")], [], [("m", 3), ("even", 0)]);
        await AddAsync("d", [("p", "50%")], [], [("m", -1.5), ("even", 1)]);
        await AddAsync("e", [], [], [("m", double.NaN)]);
        await AddAsync("f", [], [], []);
        await Store.ChangeRunAsync(a.Id, new() { Status = RunStatus.Finished, EndedAt = Start });
    }

    private async Task<Run> AddAsync(
        string name, (string Key, string Value)[]? parameters = null, (string Key, string Value)[]? tags = null, (string Key, double Value)[]? metrics = null, string? user = null)
    {
        var run = new NewRun
        {
            Experiment = "searched",
            User = user,
            Params = (parameters ?? []).ToDictionary(entry => entry.Key, entry => entry.Value),
            Tags = (tags ?? []).ToDictionary(entry => entry.Key, entry => entry.Value),
        };
        Run started = (await Store.CreateRunAsync(run, RunId.New(), name, Start.AddSeconds(_started++))).ShouldBeOfType<StartOutcome.Started>().Run;
        await Store.LogAsync(started.Id, new() { Metrics = [.. (metrics ?? []).Select(entry => new MetricPoint(entry.Key, entry.Value, 0, Start))] });
        _names[started.Id] = name;
        _experiment = started.ExperimentId;
        return started;
    }

    private RunQuery Query(string filter, params string[] order) => new()
    {
        Experiments = [_experiment],
        Filter = TrackingGrammars.Runs.Parse(filter),
        Order = TrackingGrammars.Runs.ParseOrder(order),
    };

    private Task<string> NamesAsync(string filter, params string[] order) => NamesAsync(Query(filter, order));

    private async Task<string> NamesAsync(RunQuery query) => string.Join(' ', (await Store.ListRunsAsync(query)).Runs.Select(run => _names[run.Id]));
}
