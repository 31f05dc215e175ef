using Mainspring.Pipelines.Runs;

namespace Mainspring.Pipelines.Running;

/// <summary>
/// Renews the lease of a run while its worker works. When that fails until the lease is over, or the store says that the lease is
/// gone, the work is interrupted: from then on another worker may have the run.
/// </summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly IPipelineStore _store;
    private readonly Lease _lease;
    private readonly RunnerOptions _options;
    private readonly Interrupter _interrupter;
    private readonly ITimer _deadline;
    private readonly PeriodicTimer _tick;
    private readonly Task _renewing;

    public LeaseKeeper(IPipelineStore store, Lease lease, RunnerOptions options, Interrupter interrupter, TimeProvider time)
    {
        _store = store;
        _lease = lease;
        _options = options;
        _interrupter = interrupter;
        _deadline = time.CreateTimer(_ => interrupter.Interrupt(Interruption.LeaseLost), null, options.LeaseTerm, Timeout.InfiniteTimeSpan);
        _tick = new(options.LeaseTerm / 3, time);
        _renewing = RenewAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _tick.Dispose();
        await _renewing;
        await _deadline.DisposeAsync();
    }

    private async Task RenewAsync()
    {
        while (await _tick.WaitForNextTickAsync())
        {
            try
            {
                Act(await _store.RenewAsync(_lease, _options.LeaseTerm));
            }
            catch (Exception failure)
            {
                // The store is away. The deadline decides how long the work goes on without it.
                _options.OnError?.Invoke(failure);
            }
        }
    }

    private void Act(LeaseAnswer answer)
    {
        if (answer == LeaseAnswer.Lost)
        {
            _interrupter.Interrupt(Interruption.LeaseLost);
            return;
        }

        _deadline.Change(_options.LeaseTerm, Timeout.InfiniteTimeSpan);
        if (answer == LeaseAnswer.CancelRequested)
        {
            _interrupter.Interrupt(Interruption.Cancelled);
        }
    }
}
