using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Running;
using Mainspring.Pipelines.Runs;
using Mainspring.Storage.Relational.Pipelines;
using Mainspring.Storage.Sqlite;

namespace Mainspring.Storage.Tests.Pipelines;

/// <summary>A runner of one pipeline, <c>night</c>, over a store on the disk, driven by a manual clock.</summary>
internal sealed class RunnerBench : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly SqliteDatabase _database;
    private readonly List<StepDefinition> _steps;
    private CancellationTokenSource? _stopping;
    private Task _running = Task.CompletedTask;

    public RunnerBench()
    {
        _folder = new();
        _database = SqliteDatabase.Open(_folder.File("mainspring.db"), Time);
        _steps = [];
        Store = new PipelineStore(_database, Time);
    }

    private RunnerBench(RunnerBench other)
    {
        _database = other._database;
        _steps = other._steps;
        Time = other.Time;
        Store = other.Store;
        IsAlone = false;
    }

    public ManualTime Time { get; } = new();

    public TimeSpan Term { get; } = TimeSpan.FromSeconds(30);

    public IPipelineStore Store { get; }

    public bool IsAlone { get; } = true;

    public PipelineQueue Queue => field ??= new(Store, new(new PipelineDefinition("night", _steps)), Time);

    public void Step(string name, Func<StepContext, CancellationToken, Task<StepResult>> work, Action<StepContext, StepEnd>? giveUp = null) =>
        _steps.Add(new(name, new StepWork(work, giveUp)) { Needs = [.. _steps.TakeLast(1).Select(step => step.Name)], RetryDelay = TimeSpan.Zero });

    /// <summary>Another worker on the same store.</summary>
    public RunnerBench Beside() => new(this);

    public void Start(TimeProvider? time = null)
    {
        _stopping = new();
        CancellationToken stopping = _stopping.Token;
        PipelineQueue queue = Queue; // made here, before two threads ask for it at once
        _running = Task.Run(async () =>
        {
            using var runner = new PipelineRunner(Store, queue, new() { Concurrency = 2, LeaseTerm = Term, IsAlone = IsAlone }, time ?? Time);
            await runner.RunAsync(stopping);
        });
    }

    public async Task StopAsync()
    {
        await (_stopping?.CancelAsync() ?? Task.CompletedTask);
        await _running;
    }

    public Task<PipelineRun> SubmitAsync() => Queue.SubmitAsync("night", "{}");

    /// <summary>A worker takes the oldest run, starts its first step, notes something, and is gone without a word.</summary>
    public async Task DieAtWorkAsync(string note)
    {
        await Store.ExpireOthersAsync("");
        PipelineRun run = (await Store.ClaimAsync($"ghost of {note}", Queue.Pipelines.Names, [], Term))!;
        (await Store.StartStepAsync(run.Lease!, run.Steps[0].Name)).ShouldBeTrue();
        (await Store.ReportAsync(run.Lease!, run.Steps[0].Name, new(null, null, new Dictionary<string, string> { ["run_id"] = note }, []))).ShouldBeTrue();
    }

    public async Task<PipelineRun> RunToEndAsync() => await WhenOverAsync((await SubmitAsync()).Id);

    public Task<PipelineRun> WhenOverAsync(string id) => WhenAsync(id, run => run.State.IsFinal());

    public Task<PipelineRun> WhenStartedAsync(string id) => WhenAsync(id, run => run.Steps[0].State == RunState.Running);

    /// <summary>Waits for a change of the run after which it is as wanted.</summary>
    public async Task<PipelineRun> WhenAsync(string id, Func<PipelineRun, bool> isWanted)
    {
        using var changed = new SemaphoreSlim(0);
        void Hear(string changedId) => changed.Release();
        Queue.Changed += Hear;
        try
        {
            while (true)
            {
                if (await Store.FindAsync(id) is { } run && isWanted(run))
                {
                    return run;
                }

                (await changed.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue("nothing happens to the run any more");
            }
        }
        finally
        {
            Queue.Changed -= Hear;
        }
    }

    /// <summary>Looks until the run is as wanted, where no event tells of it.</summary>
    public async Task UntilAsync(string id, Func<PipelineRun, bool> isWanted)
    {
        while (!isWanted((await Store.FindAsync(id))!))
        {
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping?.Dispose();
        if (_folder is not null)
        {
            _database.Dispose();
            _folder.Dispose();
        }
    }
}
