using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Faults;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Pipelines.Running;

/// <summary>The work on one run under one lease, until the run ends, is handed back, or the lease is lost.</summary>
internal sealed class RunExecution(IPipelineStore store, PipelineDefinition pipeline, PipelineRun claimed, RunnerOptions options, TimeProvider time, Action<string> changed)
{
    private readonly Interrupter _interrupter = new();
    private readonly Lease _lease = claimed.Lease!;

    /// <summary>Ends with the work; never fails.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Whether it takes no room from long runs.</summary>
    public bool IsLight => pipeline.IsLight;

    public void Begin(Action whenOver) => Completion = Task.Run(async () =>
    {
        try
        {
            await using var keeper = new LeaseKeeper(store, _lease, options, _interrupter, time);
            await WorkAsync();
        }
        catch (Exception failure)
        {
            // The store failed. The lease runs out, and some worker takes the run up again.
            options.OnError?.Invoke(failure);
        }
        finally
        {
            whenOver();
        }
    });

    public void Interrupt(Interruption reason) => _interrupter.Interrupt(reason);

    private async Task WorkAsync()
    {
        bool goesOn = true;
        for (PipelineRun? run = claimed; goesOn && run?.Lease?.Epoch == _lease.Epoch; run = await store.FindAsync(claimed.Id))
        {
            changed(run.Id);
            goesOn = _interrupter.Reason switch
            {
                Interruption.LeaseLost => false,
                Interruption.Stopping => await HandBackAsync(),
                _ => await AdvanceAsync(run),
            };
        }

        changed(claimed.Id);
    }

    private async Task<bool> HandBackAsync()
    {
        await store.ReleaseAsync(_lease);
        return false;
    }

    /// <returns>Whether there is more to do.</returns>
    private async Task<bool> AdvanceAsync(PipelineRun run)
    {
        switch (RunPlan.Next(pipeline, run))
        {
            case RunPlan.End end:
                await GiveUpAsync(run, new(end.State, end.Reason));
                FaultPoint.Hit("run.ending");
                await store.EndAsync(_lease, end.State, end.Reason);
                FaultPoint.Hit("run.ended");
                return false;
            case RunPlan.Park park:
                StepEnd parked = new(RunState.Failed, park.Reason);
                await GiveUpAsync(run, parked);
                return await store.EndStepAsync(_lease, park.Step.Name, parked);
            case RunPlan.Start start:
                FaultPoint.Hit("step.starting");
                return await store.StartStepAsync(_lease, start.Step.Name) && await AttemptAsync(run, start.Step);
            case var unknown:
                throw new InvalidOperationException($"{unknown} is no plan.");
        }
    }

    /// <summary>A step that the store calls running, although nobody works on it, is one whose worker died; it may have left something behind.</summary>
    private async Task GiveUpAsync(PipelineRun run, StepEnd end)
    {
        foreach (StepRun left in run.Steps.Where(step => step.State == RunState.Running))
        {
            if (pipeline.Steps.FirstOrDefault(step => step.Name == left.Name) is { } step)
            {
                await GiveUpAsync(run, step, left, end);
            }
        }
    }

    private async Task GiveUpAsync(PipelineRun run, StepDefinition step, StepRun left, StepEnd end)
    {
        var reporter = new StepReporter(report => DeliverAsync(step.Name, report), time);
        try
        {
            await step.Work.GiveUpAsync(ContextOf(run, left.Notes, left.Attempts, reporter), end);
        }
        catch (Exception failure)
        {
            options.OnError?.Invoke(failure);
        }

        await reporter.FinishAsync();
    }

    private async Task<bool> AttemptAsync(PipelineRun run, StepDefinition step)
    {
        FaultPoint.Hit("step.started");
        StepRun before = run.Steps.First(each => each.Name == step.Name);
        int attempt = before.Attempts + 1;
        changed(run.Id);

        StepResult? result = await DoAsync(run, step, before.Notes, attempt);
        FaultPoint.Hit("step.worked");
        if (_interrupter.Reason == Interruption.LeaseLost || (result is null && _interrupter.Reason == Interruption.Stopping))
        {
            return true;
        }

        StepEnd end = Judge(result, step, attempt);
        bool isKept = await InsistAsync(() => store.EndStepAsync(_lease, step.Name, end));
        FaultPoint.Hit("step.ended");
        if (isKept && end.State == RunState.Queued)
        {
            await PauseAsync(step.RetryDelay * Math.Pow(2, attempt - 1));
        }

        return isKept;
    }

    /// <returns>How the step ended, or null when it was interrupted.</returns>
    private async Task<StepResult?> DoAsync(PipelineRun run, StepDefinition step, IReadOnlyDictionary<string, string> notes, int attempt)
    {
        var reporter = new StepReporter(report => DeliverAsync(step.Name, report), time);
        StepResult? result;
        try
        {
            result = await step.Work.RunAsync(ContextOf(run, notes, attempt, reporter), _interrupter.Token);
        }
        catch (OperationCanceledException) when (_interrupter.Token.IsCancellationRequested)
        {
            result = null;
        }
        catch (Exception failure)
        {
            result = new StepResult.Failed(failure.Message, WorthRetrying: true);
            reporter.Log(failure.ToString());
        }

        await reporter.FinishAsync();
        return result;
    }

    private static StepContext ContextOf(PipelineRun run, IReadOnlyDictionary<string, string> notes, int attempt, IStepReporter reporter) =>
        new(run.Id, run.Arguments, attempt, notes, run.Steps.Where(each => each.State == RunState.Succeeded).ToDictionary(each => each.Name, each => each.Result), reporter);

    // A report that the store cannot take now is given up; the work and its result are not.
    private async Task DeliverAsync(string step, StepReport report)
    {
        try
        {
            if (!await store.ReportAsync(_lease, step, report))
            {
                _interrupter.Interrupt(Interruption.LeaseLost);
            }
        }
        catch (Exception failure)
        {
            options.OnError?.Invoke(failure);
        }

        changed(claimed.Id);
    }

    // A result may be hours of work: as long as the lease holds, it is offered to a store that is away (a full disk, say) again and again.
    private async Task<bool> InsistAsync(Func<Task<bool>> commit)
    {
        while (true)
        {
            try
            {
                return await commit();
            }
            catch (Exception failure) when (_interrupter.Reason < Interruption.Stopping)
            {
                options.OnError?.Invoke(failure);
                await PauseAsync(options.LeaseTerm / 10);
            }
        }
    }

    private static StepEnd Judge(StepResult? result, StepDefinition step, int attempt) => result switch
    {
        null => new(RunState.Cancelled, "Cancelled on request."),
        StepResult.Succeeded done => new(RunState.Succeeded, null, done.Json),
        StepResult.Failed { WorthRetrying: true } failed when attempt < step.MaxAttempts => new(RunState.Queued, failed.Reason),
        StepResult.Failed { WorthRetrying: true } failed when step.MaxAttempts > 1 => new(RunState.Failed, $"{failed.Reason} (attempt {attempt} of {step.MaxAttempts})"),
        StepResult.Failed failed => new(RunState.Failed, failed.Reason),
        _ => throw new InvalidOperationException($"{result} is no result of a step."),
    };

    private async Task PauseAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, time, _interrupter.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop looks at the reason.
        }
    }
}
