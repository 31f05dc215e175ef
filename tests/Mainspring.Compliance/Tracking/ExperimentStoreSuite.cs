using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Lifecycle.Tracking.Retention;

namespace Mainspring.Compliance.Tracking;

/// <summary>What every store of experiments must do, and how what is deleted comes back or goes for good.</summary>
public abstract class ExperimentStoreSuite
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract IExperimentStore Store { get; }

    /// <summary>The store of runs over the same database.</summary>
    protected abstract ITrackingStore Runs { get; }

    /// <summary>Permanent deletion over the same database.</summary>
    protected abstract IRetentionStore Retention { get; }

    [Fact]
    public async Task Every_workspace_has_the_default_experiment()
    {
        Experiment experiment = (await Store.FindAsync(Experiment.DefaultId)).ShouldNotBeNull();

        (experiment.Name, experiment.ArtifactRoot.Value, experiment.DeletedAt).ShouldBe(("Default", "0", null));
        (await Store.FindByNameAsync("Default")).ShouldNotBeNull().Id.ShouldBe(0);
    }

    [Fact]
    public async Task An_experiment_reads_back_as_it_was_made()
    {
        Experiment made = await CreateAsync("team/churn", new() { ["owner"] = "ann" });

        (made.Name, made.CreatedAt, made.UpdatedAt, made.ArtifactRoot.Value).ShouldBe(("team/churn", Start, Start, $"{made.Id}"));
        made.Tags.ShouldBe(new Dictionary<string, string> { ["owner"] = "ann" });
        (await Store.FindAsync(made.Id)).ShouldBeEquivalentTo(made);
        (await Store.FindByNameAsync("team/churn")).ShouldBeEquivalentTo(made);
        (await Store.FindAsync(999)).ShouldBeNull();
        (await Store.FindByNameAsync("nobody")).ShouldBeNull();
    }

    [Fact]
    public async Task A_name_belongs_to_one_experiment()
    {
        Experiment churn = await CreateAsync("churn");
        Experiment iris = await CreateAsync("iris");

        (await Store.CreateAsync(new() { Name = "churn" }, Start)).ShouldBe(new ExperimentOutcome.NameIsTaken("churn"));
        (await Store.RenameAsync(iris.Id, "churn", Start)).ShouldBe(new ExperimentOutcome.NameIsTaken("churn"));
        (await Store.RenameAsync(churn.Id, "churn", Start)).ShouldBeOfType<ExperimentOutcome.Done>();
        (await Store.RenameAsync(iris.Id, "flowers", Start.AddDays(1))).ShouldBeOfType<ExperimentOutcome.Done>().Experiment.UpdatedAt.ShouldBe(Start.AddDays(1));
        (await Store.FindByNameAsync("iris")).ShouldBeNull();
    }

    [Fact]
    public async Task Tags_are_set_overwritten_and_taken_away()
    {
        Experiment churn = await CreateAsync("churn");
        await Store.SetTagAsync(churn.Id, "a", "1", Start);
        await Store.SetTagAsync(churn.Id, "a", "2", Start);
        (await Store.FindAsync(churn.Id))!.Tags.ShouldBe(new Dictionary<string, string> { ["a"] = "2" });

        (await Store.DeleteTagAsync(churn.Id, "a", Start)).ShouldBeOfType<ExperimentOutcome.Done>().Experiment.Tags.ShouldBeEmpty();
        (await Store.DeleteTagAsync(churn.Id, "a", Start)).ShouldBe(new ExperimentOutcome.NoSuchTag("a"));
        (await Store.SetTagAsync(999, "a", "1", Start)).ShouldBe(new ExperimentOutcome.NoSuchExperiment());
    }

    [Fact]
    public async Task A_deleted_experiment_takes_its_runs_along_frees_its_name_and_comes_back_with_them()
    {
        Experiment churn = await CreateAsync("churn");
        Run kept = await StartAsync(churn.Id);
        Run gone = await StartAsync(churn.Id);
        await Runs.DeleteRunAsync(gone.Id, Start);

        await Store.DeleteAsync(churn.Id, Start.AddDays(1));

        (await Store.FindByNameAsync("churn")).ShouldNotBeNull().DeletedAt.ShouldBe(Start.AddDays(1));
        (await Runs.FindRunAsync(kept.Id))!.DeletedAt.ShouldBe(Start.AddDays(1));
        (await Store.DeleteAsync(churn.Id, Start)).ShouldBe(new ExperimentOutcome.IsDeleted());
        (await Store.RenameAsync(churn.Id, "x", Start)).ShouldBe(new ExperimentOutcome.IsDeleted());
        (await Runs.CreateRunAsync(new() { Experiment = ExperimentChoice.FromId(churn.Id) }, RunId.New(), "n", Start)).ShouldBe(new StartOutcome.ExperimentIsDeleted(churn.Id));

        Experiment second = await CreateAsync("churn");
        (await Store.FindByNameAsync("churn"))!.Id.ShouldBe(second.Id);
        (await Store.RestoreAsync(churn.Id, Start)).ShouldBe(new ExperimentOutcome.NameIsTaken("churn"));
        await Store.RenameAsync(second.Id, "other", Start);
        (await Store.RestoreAsync(churn.Id, Start)).ShouldBeOfType<ExperimentOutcome.Done>().Experiment.Name.ShouldBe("churn");
        (await Store.RestoreAsync(churn.Id, Start)).ShouldBe(new ExperimentOutcome.IsNotDeleted());
        (await Runs.FindRunAsync(kept.Id))!.DeletedAt.ShouldBeNull();
        (await Runs.FindRunAsync(gone.Id))!.DeletedAt.ShouldBe(Start);
    }

    [Theory]
    [InlineData("", "", "c b a Default")]
    [InlineData("name LIKE 'a%'", "", "a")]
    [InlineData("name ILIKE 'D%'", "", "Default")]
    [InlineData("name != 'a'", "name", "Default b c")]
    [InlineData("tags.t = '1'", "name DESC", "b a")]
    [InlineData("tags.t != '1'", "", "c")]
    [InlineData("tags.t IS NULL", "", "Default")]
    [InlineData("creation_time >= 1700000001000", "creation_time", "a b c")]
    [InlineData("last_update_time > 0 AND name = 'b'", "", "b")]
    public async Task A_search_filters_orders_and_pages(string filter, string order, string expected)
    {
        await Store.CreateAsync(new() { Name = "a", Tags = new Dictionary<string, string> { ["t"] = "1" } }, DateTimeOffset.MaxValue.AddYears(-1).AddSeconds(1));
        await Store.CreateAsync(new() { Name = "b", Tags = new Dictionary<string, string> { ["t"] = "1" } }, DateTimeOffset.MaxValue.AddYears(-1).AddSeconds(2));
        await Store.CreateAsync(new() { Name = "c", Tags = new Dictionary<string, string> { ["t"] = "2" } }, DateTimeOffset.MaxValue.AddYears(-1).AddSeconds(3));
        if (filter.StartsWith("creation_time", StringComparison.Ordinal))
        {
            filter = $"creation_time >= {DateTimeOffset.MaxValue.AddYears(-1).ToUnixTimeMilliseconds()}";
        }

        var query = new ExperimentQuery { Filter = TrackingGrammars.Experiments.Parse(filter), Order = TrackingGrammars.Experiments.ParseOrder(order.Length == 0 ? [] : [order]) };
        (await NamesAsync(query)).ShouldBe(expected);

        ExperimentPage first = await Store.SearchAsync(query with { Limit = 1 });
        first.HasMore.ShouldBe(expected.Contains(' '));
        (await NamesAsync(query with { Skip = 1 })).ShouldBe(string.Join(' ', expected.Split(' ')[1..]));
    }

    [Fact]
    public async Task A_search_may_be_of_deleted_experiments_under_their_names()
    {
        Experiment churn = await CreateAsync("churn");
        await Store.DeleteAsync(churn.Id, Start);

        (await NamesAsync(new())).ShouldBe("Default");
        (await NamesAsync(new() { Stage = Stage.Deleted, Filter = TrackingGrammars.Experiments.Parse("name = 'churn'") })).ShouldBe("churn");
        (await NamesAsync(new() { Stage = Stage.Any, Order = TrackingGrammars.Experiments.ParseOrder(["experiment_id"]) })).ShouldBe("Default churn");
    }

    [Fact]
    public async Task Only_what_is_deleted_is_removed_for_good()
    {
        Experiment churn = await CreateAsync("churn");
        Run run = await StartAsync(churn.Id);
        await Runs.LogAsync(run.Id, new() { Params = new Dictionary<string, string> { ["p"] = "1" }, Metrics = [new("m", 1, 0, Start)] });
        (await Retention.RemoveRunAsync(run.Id)).ShouldBeNull();
        (await Retention.RemoveExperimentAsync(churn.Id)).ShouldBeFalse();

        await Store.DeleteAsync(churn.Id, Start);
        (await Retention.ListDeletedRunsAsync(Start, 10)).ShouldBeEmpty();
        (await Retention.ListDeletedRunsAsync(Start.AddSeconds(1), 10)).ShouldBe([run.Id]);
        (await Retention.ListDeletedExperimentsAsync(Start.AddSeconds(1), 10)).ShouldBe([churn.Id]);
        (await Retention.CountDeletedAsync(Start)).ShouldBe(new(0, 0, 0));
        (await Retention.CountDeletedAsync(Start.AddSeconds(1))).ShouldBe(new(1, 1, 0));
        (await Retention.RemoveExperimentAsync(churn.Id)).ShouldBeFalse();

        (await Retention.RemoveRunAsync(run.Id)).ShouldBe(run.ArtifactRoot);
        (await Runs.FindRunAsync(run.Id)).ShouldBeNull();
        (await Retention.RemoveExperimentAsync(churn.Id)).ShouldBeTrue();
        (await Store.FindAsync(churn.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task The_default_experiment_is_never_removed_for_good()
    {
        await Store.DeleteAsync(Experiment.DefaultId, Start);

        (await Retention.ListDeletedExperimentsAsync(Start.AddDays(1), 10)).ShouldBeEmpty();
        (await Retention.RemoveExperimentAsync(Experiment.DefaultId)).ShouldBeFalse();
        (await Store.RestoreAsync(Experiment.DefaultId, Start)).ShouldBeOfType<ExperimentOutcome.Done>();
    }

    [Fact]
    public async Task An_experiment_may_say_where_its_files_lie()
    {
        var made = (ExperimentOutcome.Done)await Store.CreateAsync(new() { Name = "placed", ArtifactRoot = ArtifactPath.Parse("team/files") }, Start);
        Run run = await StartAsync(made.Experiment.Id);

        run.ArtifactRoot.Value.ShouldBe($"team/files/{run.Id}/artifacts");
    }

    private async Task<Experiment> CreateAsync(string name, Dictionary<string, string>? tags = null) =>
        (await Store.CreateAsync(new() { Name = name, Tags = tags ?? [] }, Start)).ShouldBeOfType<ExperimentOutcome.Done>().Experiment;

    private async Task<Run> StartAsync(long experiment) =>
        (await Runs.CreateRunAsync(new() { Experiment = ExperimentChoice.FromId(experiment) }, RunId.New(), "name", Start)).ShouldBeOfType<StartOutcome.Started>().Run;

    private async Task<string> NamesAsync(ExperimentQuery query) => string.Join(' ', (await Store.SearchAsync(query)).Experiments.Select(experiment => experiment.Name));
}
