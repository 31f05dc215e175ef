using System.Collections.Concurrent;
using System.Threading.Channels;
using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Faults;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Pipelines.Running;

/// <summary>
/// A worker: takes runs under a lease, executes their steps one after the other, and survives. A run whose worker died is taken up
/// again where it stood; steps that succeeded are not run again.
/// </summary>
public sealed class PipelineRunner : IDisposable
{
    private readonly IPipelineStore _store;
    private readonly PipelineQueue _queue;
    private readonly RunnerOptions _options;
    private readonly TimeProvider _time;
    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():n}";
    private readonly ConcurrentDictionary<string, RunExecution> _running = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <param name="store">Where the runs are.</param>
    /// <param name="queue">Tells of new runs and of those to cancel, and hears of every change.</param>
    /// <param name="options">How to work.</param>
    /// <param name="time">Drives leases, polling and the pauses between attempts.</param>
    public PipelineRunner(IPipelineStore store, PipelineQueue queue, RunnerOptions options, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1);
        (_store, _queue, _options, _time) = (store, queue, options, time);
        queue.Added += Wake;
        queue.CancelWanted += Cancel;
    }

    /// <summary>Works until asked to stop; then hands unfinished runs back, so that the next worker takes them up.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        bool isFirst = _options.IsAlone;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (isFirst)
                {
                    await _store.ExpireOthersAsync(_owner);
                    isFirst = false;
                }

                await TakeAllAsync(stopping);
            }
            catch (Exception failure)
            {
                // The store is away; it is asked again at the next tick.
                _options.OnError?.Invoke(failure);
            }

            await RestAsync(stopping);
        }

        foreach (RunExecution execution in _running.Values)
        {
            execution.Interrupt(Interruption.Stopping);
        }

        await Task.WhenAll(_running.Values.Select(execution => execution.Completion));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Added -= Wake;
        _queue.CancelWanted -= Cancel;
    }

    private async Task TakeAllAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested
            && Takeable() is { Count: > 0 } pipelines
            && await _store.ClaimAsync(_owner, pipelines, [.. _running.Keys], _options.LeaseTerm) is { } run)
        {
            FaultPoint.Hit("run.claimed");
            Begin(run);
        }
    }

    /// <summary>The pipelines of which another run can be taken: all while there is room, and light ones always.</summary>
    private IReadOnlyCollection<string> Takeable() => _running.Values.Count(execution => !execution.IsLight) < _options.Concurrency
        ? _queue.Pipelines.Names
        : [.. _queue.Pipelines.Names.Where(name => _queue.Pipelines.Find(name)!.IsLight)];

    private void Begin(PipelineRun run)
    {
        PipelineDefinition pipeline = _queue.Pipelines.Find(run.Pipeline)
            ?? throw new InvalidOperationException($"The store gave a run of pipeline '{run.Pipeline}', which was not asked for.");
        var execution = new RunExecution(_store, pipeline, run, _options, _time, _queue.Announce);
        _running[run.Id] = execution;
        execution.Begin(() =>
        {
            _running.TryRemove(run.Id, out _);
            Wake(run.Id);
        });
    }

    private async Task RestAsync(CancellationToken stopping)
    {
        using var tick = new CancellationTokenSource(_options.PollInterval, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tick.Token, stopping);
        try
        {
            await _wake.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to look by ourselves, or to stop.
        }
    }

    private void Wake(string id) => _wake.Writer.TryWrite(true);

    private void Cancel(string id)
    {
        if (_running.TryGetValue(id, out RunExecution? execution))
        {
            execution.Interrupt(Interruption.Cancelled);
        }
    }
}
