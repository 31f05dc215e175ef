using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Running;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Storage.Tests.Pipelines;

public sealed class PipelineRunnerTests : IAsyncDisposable
{
    private static readonly StepResult Fine = new StepResult.Succeeded();

    private readonly RunnerBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Steps_run_in_order_and_see_the_results_before_them()
    {
        _bench.Step("load", (_, _) => Task.FromResult<StepResult>(new StepResult.Succeeded("[1,2]")));
        _bench.Step("sum", (context, _) => Task.FromResult<StepResult>(new StepResult.Succeeded($"{{\"of\":{context.ResultOf("load")}}}")));
        _bench.Start();

        PipelineRun run = await _bench.RunToEndAsync();

        (run.State, run.Result, run.Progress).ShouldBe((RunState.Succeeded, """{"of":[1,2]}""", 1.0));
    }

    [Fact]
    public async Task A_failure_worth_retrying_is_tried_again()
    {
        _bench.Step("load", (context, _) => Task.FromResult(context.Attempt < 3 ? new StepResult.Failed("The disk is away.", WorthRetrying: true) : Fine));
        _bench.Start();

        PipelineRun run = await _bench.RunToEndAsync();

        (run.State, run.Steps[0].Attempts).ShouldBe((RunState.Succeeded, 3));
    }

    [Fact]
    public async Task After_the_last_attempt_the_run_fails_with_the_reason()
    {
        _bench.Step("load", (_, _) => throw new IOException("The disk is away."));
        _bench.Step("train", (_, _) => Task.FromResult(Fine));
        _bench.Start();

        PipelineRun run = await _bench.RunToEndAsync();

        (run.State, run.Reason).ShouldBe((RunState.Failed, "The disk is away. (attempt 3 of 3)"));
        run.Steps.Select(step => (step.State, step.Attempts)).ShouldBe([(RunState.Failed, 3), (RunState.Cancelled, 0)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_step_whose_workers_died_tidies_up_when_it_is_given_up_even_if_it_cannot(bool fails)
    {
        var heard = new List<string>();
        _bench.Step("train", StepWork.Endless, (context, end) =>
        {
            heard.Add($"{context.Attempt} {context.EarlierNotes["run_id"]} {end.State}: {end.Reason}");
            _ = fails ? throw new IOException("The disk is away.") : 0;
        });
        PipelineRun asked = await _bench.SubmitAsync();
        foreach (string note in (string[])["a", "b", "c"])
        {
            await _bench.DieAtWorkAsync(note);
        }

        _bench.Start();

        const string Reason = "Step 'train' was started 3 times and its process died each time; it was given up.";
        PipelineRun run = await _bench.WhenOverAsync(asked.Id);
        (run.State, run.Reason).ShouldBe((RunState.Failed, Reason));
        heard.ShouldBe([$"3 c Failed: {Reason}"]);
    }

    [Fact]
    public async Task A_step_whose_worker_died_tidies_up_when_its_run_was_cancelled_meanwhile()
    {
        var heard = new List<string>();
        _bench.Step("train", StepWork.Endless, (context, end) => heard.Add($"{context.Attempt} {context.EarlierNotes["run_id"]} {end.State}"));
        PipelineRun asked = await _bench.SubmitAsync();
        await _bench.DieAtWorkAsync("a");
        await _bench.Queue.CancelAsync(asked.Id);

        _bench.Start();

        (await _bench.WhenOverAsync(asked.Id)).State.ShouldBe(RunState.Cancelled);
        heard.ShouldBe(["1 a Cancelled"]);
    }

    [Fact]
    public async Task A_failure_for_good_is_not_tried_again()
    {
        _bench.Step("load", (_, _) => Task.FromResult<StepResult>(new StepResult.Failed("No such file.")));
        _bench.Start();

        PipelineRun run = await _bench.RunToEndAsync();

        (run.State, run.Reason, run.Steps[0].Attempts).ShouldBe((RunState.Failed, "No such file.", 1));
    }

    [Fact]
    public async Task Progress_notes_and_log_can_be_read_while_the_step_works()
    {
        var goOn = new TaskCompletionSource();
        _bench.Step("train", async (context, _) =>
        {
            context.Log("fold 1");
            context.Note("run_id", "7");
            context.Report(0.5, "half way");
            await goOn.Task;
            return Fine;
        });
        _bench.Start();
        PipelineRun asked = await _bench.SubmitAsync();

        PipelineRun run = await _bench.WhenAsync(asked.Id, each => each.Steps[0] is { Progress: > 0, Notes.Count: 1 });

        (run.Steps[0].Text, run.Steps[0].Notes["run_id"], run.Progress).ShouldBe(("half way", "7", 0.5));
        (await _bench.Store.ReadLogAsync(run.Id, 0, 10)).Select(line => line.Text).ShouldBe(["fold 1"]);
        goOn.SetResult();
        (await _bench.WhenOverAsync(asked.Id)).State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public async Task A_running_step_stops_when_its_run_is_cancelled()
    {
        _bench.Step("train", StepWork.Endless);
        _bench.Step("publish", (_, _) => Task.FromResult(Fine));
        _bench.Start();
        PipelineRun asked = await _bench.SubmitAsync();
        await _bench.WhenStartedAsync(asked.Id);

        (await _bench.Queue.CancelAsync(asked.Id)).ShouldBe(CancelAnswer.Requested);

        PipelineRun run = await _bench.WhenOverAsync(asked.Id);
        (run.State, run.Reason).ShouldBe((RunState.Cancelled, "Cancelled on request."));
        run.Steps.Select(step => step.State).ShouldBe([RunState.Cancelled, RunState.Cancelled]);
    }

    [Fact]
    public async Task A_wish_to_cancel_from_another_process_is_seen_when_the_lease_is_renewed()
    {
        _bench.Step("train", StepWork.Endless);
        _bench.Start();
        PipelineRun asked = await _bench.SubmitAsync();
        await _bench.WhenStartedAsync(asked.Id);
        await _bench.Store.CancelAsync(asked.Id);

        _bench.Time.Advance(_bench.Term / 3);

        (await _bench.WhenOverAsync(asked.Id)).State.ShouldBe(RunState.Cancelled);
    }

    [Fact]
    public async Task A_worker_that_stops_hands_its_run_back_and_the_next_one_finishes_it()
    {
        var mayEnd = new TaskCompletionSource<StepResult>();
        _bench.Step("load", (_, _) => Task.FromResult(Fine));
        _bench.Step("train", (_, cancellation) => mayEnd.Task.WaitAsync(cancellation));
        _bench.Start();
        PipelineRun asked = await _bench.SubmitAsync();
        await _bench.WhenAsync(asked.Id, run => run.Steps[1].State == RunState.Running);

        await _bench.StopAsync();

        PipelineRun waiting = (await _bench.Store.FindAsync(asked.Id))!;
        (waiting.State, waiting.Steps[1].State, waiting.Steps[1].Attempts).ShouldBe((RunState.Queued, RunState.Queued, 0));
        mayEnd.SetResult(Fine);
        _bench.Start();
        PipelineRun run = await _bench.WhenOverAsync(asked.Id);
        (run.State, run.Steps[0].Attempts, run.Steps[1].Attempts).ShouldBe((RunState.Succeeded, 1, 1));
    }

    [Fact]
    public async Task No_more_runs_are_worked_on_than_allowed()
    {
        int now = 0, most = 0;
        _bench.Step("train", async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return Fine;
        });
        _bench.Start();

        PipelineRun[] asked = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _bench.SubmitAsync()));
        await Task.WhenAll(asked.Select(run => _bench.WhenOverAsync(run.Id)));

        most.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task A_lease_is_renewed_while_the_step_works()
    {
        _bench.Step("train", StepWork.Endless);
        _bench.Start();
        PipelineRun asked = await _bench.SubmitAsync();
        DateTimeOffset before = (await _bench.WhenStartedAsync(asked.Id)).Lease!.Until;

        for (int i = 0; i < 5; i++)
        {
            _bench.Time.Advance(_bench.Term / 3);
            DateTimeOffset expected = _bench.Time.GetUtcNow() + _bench.Term;
            await _bench.UntilAsync(asked.Id, run => run.Lease!.Until == expected);
        }

        (await _bench.Store.FindAsync(asked.Id))!.Lease!.Until.ShouldBeGreaterThan(before);
        (await _bench.Store.ClaimAsync("other", ["night"], [], _bench.Term)).ShouldBeNull();
    }

    [Fact]
    public async Task A_worker_that_stood_still_too_long_cannot_commit_over_its_successor()
    {
        var slow = new TaskCompletionSource<StepResult>();
        int started = 0;
        _bench.Step("train", (_, _) => Interlocked.Increment(ref started) == 1 ? slow.Task : Task.FromResult<StepResult>(new StepResult.Succeeded("\"of the second\"")));
        var frozen = new ManualTime();
        _bench.Start(frozen);
        PipelineRun asked = await _bench.SubmitAsync();
        await _bench.WhenStartedAsync(asked.Id);

        _bench.Time.Advance(_bench.Term);
        await using RunnerBench second = _bench.Beside();
        second.Start();
        PipelineRun done = await second.WhenOverAsync(asked.Id);
        slow.SetResult(new StepResult.Succeeded("\"of the first\""));
        await _bench.StopAsync();

        done.Steps[0].Attempts.ShouldBe(2);
        (await _bench.Store.FindAsync(asked.Id))!.Result.ShouldBe("\"of the second\"");
    }

    [Fact]
    public async Task Runs_of_a_process_that_died_are_taken_up_at_once_by_a_worker_that_is_alone()
    {
        _bench.Step("load", (_, _) => throw new InvalidOperationException("This step succeeded before."));
        _bench.Step("train", (context, _) => Task.FromResult<StepResult>(new StepResult.Succeeded($"\"{context.EarlierNotes["run_id"]}\"")));
        PipelineRun asked = await _bench.SubmitAsync();
        Lease dead = (await _bench.Store.ClaimAsync("dead", ["night"], [], _bench.Term))!.Lease!;
        await _bench.Store.StartStepAsync(dead, "load");
        await _bench.Store.EndStepAsync(dead, "load", new(RunState.Succeeded));
        await _bench.Store.StartStepAsync(dead, "train");
        await _bench.Store.ReportAsync(dead, "train", new(null, null, new Dictionary<string, string> { ["run_id"] = "7" }, []));

        _bench.Start();

        PipelineRun run = await _bench.WhenOverAsync(asked.Id);
        (run.State, run.Result, run.Steps[0].Attempts, run.Steps[1].Attempts).ShouldBe((RunState.Succeeded, "\"7\"", 1, 2));
    }

    [Fact]
    public async Task Work_that_killed_each_of_its_workers_is_parked_and_the_others_proceed()
    {
        _bench.Step("train", (_, _) => Task.FromResult(Fine));
        PipelineRun poison = await _bench.SubmitAsync();
        for (int i = 0; i < 3; i++)
        {
            Lease lease = (await _bench.Store.ClaimAsync($"victim {i}", ["night"], [], _bench.Term))!.Lease!;
            await _bench.Store.StartStepAsync(lease, "train");
            await _bench.Store.ExpireOthersAsync("nobody");
        }

        PipelineRun good = await _bench.SubmitAsync();
        _bench.Start();

        (await _bench.WhenOverAsync(good.Id)).State.ShouldBe(RunState.Succeeded);
        PipelineRun parked = await _bench.WhenOverAsync(poison.Id);
        (parked.State, parked.Reason).ShouldBe((RunState.Failed, "Step 'train' was started 3 times and its process died each time; it was given up."));
    }
}
