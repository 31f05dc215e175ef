using Mainspring.Lifecycle.Tracking.Scorers;

namespace Mainspring.Compliance.Tracking.Scorers;

/// <summary>What every store of scorers must do.</summary>
public abstract class ScorerStoreSuite : LineageSuite
{
    /// <summary>The store under test, empty at first.</summary>
    protected abstract IScorerStore Store { get; }

    [Fact]
    public async Task Versions_of_a_scorer_are_numbered_from_one()
    {
        long experiment = await ExperimentAsync();
        ScorerVersion first = (await Store.RegisterAsync(experiment, "polite", """{"v": 1}""", Start))!;
        ScorerVersion second = (await Store.RegisterAsync(experiment, "polite", """{"v": 2}""", Start.AddSeconds(1)))!;

        first.ShouldBe(new() { ScorerId = first.ScorerId, ExperimentId = experiment, Name = "polite", Version = 1, Serialized = """{"v": 1}""", CreatedAt = Start });
        (second.Version, second.ScorerId).ShouldBe((2, first.ScorerId));
        (await Store.ListVersionsAsync(experiment, "polite")).ShouldBe([first, second]);
        (await Store.FindAsync(experiment, "polite")).ShouldBe(second);
        (await Store.FindAsync(experiment, "polite", 1)).ShouldBe(first);
        (await Store.FindAsync(experiment, "polite", 3)).ShouldBeNull();
    }

    [Fact]
    public async Task The_newest_version_of_each_scorer_is_listed_by_name()
    {
        long experiment = await ExperimentAsync();
        await Store.RegisterAsync(experiment, "b", "1", Start);
        await Store.RegisterAsync(experiment, "a", "1", Start);
        await Store.RegisterAsync(experiment, "b", "2", Start);
        await Store.RegisterAsync(await ExperimentAsync("elsewhere"), "c", "1", Start);
        (await Store.ListAsync([experiment])).Select(scorer => (scorer.Name, scorer.Version)).ShouldBe([("a", 1), ("b", 2)]);
        (await Store.ListAsync([])).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_version_or_all_of_them_are_removed()
    {
        long experiment = await ExperimentAsync();
        await Store.RegisterAsync(experiment, "polite", "1", Start);
        await Store.RegisterAsync(experiment, "polite", "2", Start);
        (await Store.DeleteAsync(experiment, "polite", 1)).ShouldBeTrue();
        (await Store.DeleteAsync(experiment, "polite", 1)).ShouldBeFalse();
        (await Store.ListVersionsAsync(experiment, "polite")).Select(scorer => scorer.Version).ShouldBe([2]);
        (await Store.DeleteAsync(experiment, "polite")).ShouldBeTrue();
        (await Store.DeleteAsync(experiment, "polite")).ShouldBeFalse();
        (await Store.ListVersionsAsync(experiment, "polite")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scorer_needs_an_experiment() => (await Store.RegisterAsync(404, "polite", "1", Start)).ShouldBeNull();
}
