using Mainspring.Lifecycle.Evaluation;
using Mainspring.Lifecycle.Releases;
using Mainspring.Lifecycle.Serving.AbTests;

namespace Mainspring.Compliance.Releases;

/// <summary>What every store of releases must do.</summary>
public abstract class ReleaseStoreSuite
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract IReleaseStore Store { get; }

    [Fact]
    public async Task A_release_reads_back_as_it_was_written()
    {
        Release release = Of("r1") with
        {
            Training = """{"project":"homes/project.yaml"}""",
            State = ReleaseState.Waiting,
            Step = 1,
            Verdict = "The candidate is better.",
            Decision = new ReleaseDecision
            {
                Outcome = DecisionOutcome.Promote,
                Reason = "The candidate is better.",
                Champion = new(400, 1, 80, 3.9, 12.5),
                Candidate = new(100, 0, 20, double.NaN, 13),
                Gain = 0.21,
                GainInterval = new(0.05, double.PositiveInfinity),
                Labels = 100,
                Guardrails = [new("error_rate < 1%", 0, 0.01, 0, false)],
            },
        };
        (await Store.AddAsync(release)).ShouldBeTrue();

        Release read = (await Store.FindAsync("r1"))!;

        read.ShouldBe(release with { Plan = read.Plan, Decision = read.Decision });
        AbTestSection.Write(read.Plan).ToJsonString().ShouldBe(AbTestSection.Write(release.Plan).ToJsonString());
        read.Decision!.ShouldBe(release.Decision with { Guardrails = read.Decision!.Guardrails, Notes = read.Decision.Notes });
        read.Decision.Guardrails.ShouldBe(release.Decision.Guardrails);
        (await Store.FindAsync("r2")).ShouldBeNull();
    }

    [Fact]
    public async Task An_endpoint_has_one_active_release_at_a_time()
    {
        (await Store.AddAsync(Of("r1"))).ShouldBeTrue();
        (await Store.AddAsync(Of("r2"))).ShouldBeFalse();
        (await Store.AddAsync(Of("r3") with { Endpoint = "other" })).ShouldBeTrue();
        (await Store.FindActiveAsync("homes"))!.Id.ShouldBe("r1");

        await Store.ChangeAsync(Of("r1") with { State = ReleaseState.RolledBack, EndedAt = Start.AddHours(1), EndedBy = "policy" });

        (await Store.FindActiveAsync("homes")).ShouldBeNull();
        (await Store.AddAsync(Of("r2"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_who_add_a_release_at_once_one_succeeds()
    {
        bool[] added = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Store.AddAsync(Of($"r{number}"))));

        added.Count(success => success).ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_who_change_the_same_revision_one_succeeds()
    {
        await Store.AddAsync(Of("r1"));

        Release?[] changed = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Store.ChangeAsync(Of("r1") with { Step = number })));

        Release winner = changed.Where(release => release is not null).ShouldHaveSingleItem()!;
        winner.Revision.ShouldBe(1);
        (await Store.FindAsync("r1"))!.Step.ShouldBe(winner.Step);
    }

    [Fact]
    public async Task Releases_are_listed_newest_first_by_endpoint_and_page()
    {
        foreach (string id in (string[])["a", "b", "c"])
        {
            await Store.AddAsync(Of(id) with { State = ReleaseState.Kept });
        }

        await Store.AddAsync(Of("d") with { Endpoint = "other" });

        (await Store.ListAsync(new())).Select(release => release.Id).ShouldBe(["d", "c", "b", "a"]);
        (await Store.ListAsync(new() { Endpoint = "homes", Limit = 2 })).Select(release => release.Id).ShouldBe(["c", "b"]);
        (await Store.ListAsync(new() { Endpoint = "homes", After = "b" })).Select(release => release.Id).ShouldBe(["a"]);
        (await Store.ListAsync(new() { OnlyActive = true })).Select(release => release.Id).ShouldBe(["d"]);
    }

    [Fact]
    public async Task Looks_are_read_in_order_and_thinned_evenly_with_the_newest_kept()
    {
        await Store.AddAsync(Of("r1"));
        for (int hour = 0; hour < 100; hour++)
        {
            await Store.AddLookAsync("r1", new(Start.AddHours(hour), hour, hour == 0 ? null : 0.1, null, 0.5, 20, "keep_collecting"));
        }

        (await Store.ReadLooksAsync("r1", 1000)).Select(look => look.Labels).ShouldBe(Enumerable.Range(0, 100).Select(hour => (long)hour));
        (await Store.ReadLooksAsync("r1", 1000))[0].ShouldBe(new(Start, 0, null, null, 0.5, 20, "keep_collecting"));
        IReadOnlyList<ReleaseLook> thinned = await Store.ReadLooksAsync("r1", 10);
        thinned.Count.ShouldBe(10);
        thinned[^1].Labels.ShouldBe(99);
    }

    private static Release Of(string id) => new()
    {
        Id = id,
        Endpoint = "homes",
        Model = "home-prices",
        Candidate = 4,
        Champion = 3,
        Alias = "champion",
        ChampionVariant = "a",
        CandidateVariant = "challenger",
        Plan = new() { Margin = new(0.05, true), Steps = [new(1, TimeSpan.FromHours(1)), new(20, TimeSpan.FromDays(1), 100)], History = TimeSpan.FromDays(14) },
        StartedAt = Start,
        StartedBy = "ann",
        StepSince = Start.AddMinutes(1),
        NextLook = Start.AddMinutes(2),
    };
}
