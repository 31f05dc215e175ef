using Mainspring.Pipelines.Runs;

namespace Mainspring.Storage.Tests.Pipelines;

/// <summary>What every store of pipeline runs promises.</summary>
public abstract class PipelineStoreSuite
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);

    protected ManualTime Time { get; } = new();

    protected abstract IPipelineStore Store { get; }

    [Fact]
    public async Task A_run_reads_back_as_it_was_added()
    {
        PipelineRun run = await AddAsync();

        PipelineRun? read = await Store.FindAsync(run.Id);

        read.ShouldNotBeNull();
        (read with { Steps = [] }).ShouldBe(run with { Steps = [] });
        read.Steps.Select(step => (step.Name, step.State, step.Attempts)).ShouldBe([("load", RunState.Queued, 0), ("train", RunState.Queued, 0)]);
        (await Store.FindAsync("none")).ShouldBeNull();
    }

    [Fact]
    public async Task The_oldest_waiting_run_is_taken_first_and_once()
    {
        PipelineRun first = await AddAsync();
        PipelineRun second = await AddAsync();

        (await ClaimAsync("a"))!.Id.ShouldBe(first.Id);
        (await ClaimAsync("b"))!.Id.ShouldBe(second.Id);
        (await ClaimAsync("c")).ShouldBeNull();
    }

    [Fact]
    public async Task Many_workers_never_take_the_same_run()
    {
        for (int i = 0; i < 20; i++)
        {
            await AddAsync();
        }

        PipelineRun?[] taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => ClaimAsync($"worker {i}"))));

        taken.OfType<PipelineRun>().Select(run => run.Id).Distinct().Count().ShouldBe(20);
        taken.Count(run => run is null).ShouldBe(20);
    }

    [Fact]
    public async Task A_run_of_an_unknown_pipeline_is_left_alone()
    {
        await AddAsync();
        (await Store.ClaimAsync("a", ["other"], [], Term)).ShouldBeNull();
    }

    [Fact]
    public async Task A_lease_that_is_over_lets_others_take_the_run_and_fences_its_old_owner()
    {
        await AddAsync();
        Lease old = await TakeAsync("a");
        await Store.StartStepAsync(old, "load");
        Time.Advance(Term);
        Lease fresh = await TakeAsync("b");

        fresh.Epoch.ShouldBe(old.Epoch + 1);
        (await Store.RenewAsync(old, Term)).ShouldBe(LeaseAnswer.Lost);
        (await Store.StartStepAsync(old, "load")).ShouldBeFalse();
        (await Store.ReportAsync(old, "load", new(0.5, "late", new Dictionary<string, string>(), [new(Time.GetUtcNow(), "late")]))).ShouldBeFalse();
        (await Store.EndStepAsync(old, "load", new(RunState.Succeeded))).ShouldBeFalse();
        (await Store.EndAsync(old, RunState.Succeeded, null)).ShouldBeFalse();
        (await Store.ReleaseAsync(old)).ShouldBeFalse();
        (await Store.EndStepAsync(fresh, "load", new(RunState.Succeeded, null, "1"))).ShouldBeTrue();
        (await Store.ReadLogAsync(fresh.RunId, 0, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_renewed_lease_keeps_others_away()
    {
        await AddAsync();
        Lease lease = await TakeAsync("a");
        Time.Advance(Term / 2);
        (await Store.RenewAsync(lease, Term)).ShouldBe(LeaseAnswer.Kept);
        Time.Advance(Term / 2);

        (await ClaimAsync("b")).ShouldBeNull();
    }

    [Fact]
    public async Task A_worker_does_not_take_what_it_holds_even_when_its_clock_jumps()
    {
        PipelineRun run = await AddAsync();
        await TakeAsync("a");
        Time.Advance(TimeSpan.FromDays(1));

        (await Store.ClaimAsync("a", ["night"], [run.Id], Term)).ShouldBeNull();
    }

    [Fact]
    public async Task A_worker_that_knows_to_be_alone_frees_the_runs_of_the_dead()
    {
        await AddAsync();
        await TakeAsync("dead");

        (await Store.ExpireOthersAsync("alive")).ShouldBe(1);
        (await ClaimAsync("alive"))!.Lease!.Epoch.ShouldBe(2);
        (await Store.ExpireOthersAsync("alive")).ShouldBe(0);
    }

    [Fact]
    public async Task A_step_ends_once()
    {
        await AddAsync();
        Lease lease = await TakeAsync("a");
        await Store.StartStepAsync(lease, "load");

        (await Store.EndStepAsync(lease, "load", new(RunState.Succeeded, null, """{"rows":3}"""))).ShouldBeTrue();
        (await Store.EndStepAsync(lease, "load", new(RunState.Failed, "again"))).ShouldBeFalse();
        (await Store.StartStepAsync(lease, "load")).ShouldBeFalse();
        StepRun step = (await Store.FindAsync(lease.RunId))!.Steps[0];
        (step.State, step.Attempts, step.Progress, step.Result, step.EndedAt).ShouldBe((RunState.Succeeded, 1, 1.0, """{"rows":3}""", Time.GetUtcNow()));
    }

    [Fact]
    public async Task Reports_add_up()
    {
        await AddAsync();
        Lease lease = await TakeAsync("a");
        await Store.StartStepAsync(lease, "load");

        await Store.ReportAsync(lease, "load", new(0.25, "reading", Notes("run_id", "7"), [new(Time.GetUtcNow(), "one"), new(Time.GetUtcNow(), "two")]));
        await Store.ReportAsync(lease, "load", new(null, null, Notes("file", "a.csv"), [new(Time.GetUtcNow(), "three")]));

        StepRun step = (await Store.FindAsync(lease.RunId))!.Steps[0];
        (step.Progress, step.Text).ShouldBe((0.25, "reading"));
        step.Notes.ShouldBe(new Dictionary<string, string> { ["run_id"] = "7", ["file"] = "a.csv" }, ignoreOrder: true);
        (await Store.ReadLogAsync(lease.RunId, 0, 2)).Select(line => (line.Number, line.Step, line.Text)).ShouldBe([(0L, "load", "one"), (1L, "load", "two")]);
        (await Store.ReadLogAsync(lease.RunId, 2, 9)).Select(line => line.Text).ShouldBe(["three"]);
    }

    [Fact]
    public async Task A_run_that_ends_cancels_the_steps_it_did_not_come_to()
    {
        await AddAsync();
        Lease lease = await TakeAsync("a");
        await Store.StartStepAsync(lease, "load");
        await Store.EndStepAsync(lease, "load", new(RunState.Failed, "No file."));

        (await Store.EndAsync(lease, RunState.Failed, "No file.")).ShouldBeTrue();

        PipelineRun run = (await Store.FindAsync(lease.RunId))!;
        (run.State, run.Reason, run.EndedAt).ShouldBe((RunState.Failed, "No file.", Time.GetUtcNow()));
        run.Steps.Select(step => step.State).ShouldBe([RunState.Failed, RunState.Cancelled]);
        (await ClaimAsync("b")).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_is_handed_back_waits_again_and_the_attempt_does_not_count()
    {
        await AddAsync();
        Lease lease = await TakeAsync("a");
        await Store.StartStepAsync(lease, "load");

        (await Store.ReleaseAsync(lease)).ShouldBeTrue();

        PipelineRun run = (await Store.FindAsync(lease.RunId))!;
        (run.State, run.Steps[0].State, run.Steps[0].Attempts).ShouldBe((RunState.Queued, RunState.Queued, 0));
        (await TakeAsync("b")).Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task A_waiting_run_is_cancelled_at_once_and_a_running_one_by_its_worker()
    {
        PipelineRun running = await AddAsync();
        PipelineRun waiting = await AddAsync();
        Lease lease = await TakeAsync("a");

        (await Store.CancelAsync(waiting.Id)).ShouldBe(CancelAnswer.Cancelled);
        (await Store.CancelAsync(waiting.Id)).ShouldBe(CancelAnswer.AlreadyEnded);
        (await Store.CancelAsync(running.Id)).ShouldBe(CancelAnswer.Requested);
        (await Store.CancelAsync("none")).ShouldBe(CancelAnswer.NotFound);
        (await Store.RenewAsync(lease, Term)).ShouldBe(LeaseAnswer.CancelRequested);
        (await Store.FindAsync(waiting.Id))!.State.ShouldBe(RunState.Cancelled);
    }

    [Fact]
    public async Task Pages_are_newest_first_and_join_without_gap_or_overlap()
    {
        List<string> ids = [];
        for (int i = 0; i < 5; i++)
        {
            ids.Insert(0, (await AddAsync()).Id);
        }

        PipelineRunPage first = await Store.ListAsync(new() { Limit = 2 });
        PipelineRunPage second = await Store.ListAsync(new() { Limit = 3, Before = first.Next });

        first.Runs.Concat(second.Runs).Select(run => run.Id).ShouldBe(ids);
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Lists_can_be_narrowed_to_a_pipeline_and_a_state()
    {
        PipelineRun run = await AddAsync();
        await AddAsync();
        await TakeAsync("a");

        (await Store.ListAsync(new() { State = RunState.Running })).Runs.Select(each => each.Id).ShouldBe([run.Id]);
        (await Store.ListAsync(new() { Pipeline = "night" })).Runs.Count.ShouldBe(2);
        (await Store.ListAsync(new() { Pipeline = "other" })).Runs.ShouldBeEmpty();
    }

    private static Dictionary<string, string> Notes(string key, string value) => new() { [key] = value };

    private async Task<PipelineRun> AddAsync()
    {
        var run = new PipelineRun(Guid.NewGuid().ToString("n"), "night", """{"file":"a.csv"}""", Time.GetUtcNow(), [new("load"), new("train")]);
        await Store.AddAsync(run);
        return run;
    }

    private Task<PipelineRun?> ClaimAsync(string owner) => Store.ClaimAsync(owner, ["night"], [], Term);

    private async Task<Lease> TakeAsync(string owner) => (await ClaimAsync(owner))!.Lease!;
}
