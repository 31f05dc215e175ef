namespace Mainspring.Server.Tests.Maintenance;

/// <summary>A clock with one timer, which is due when the test says so.</summary>
internal sealed class SteppedTime : TimeProvider, ITimer
{
    private readonly TaskCompletionSource _made = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = System.GetUtcNow();
    private Action _due = () => { };

    /// <summary>How long the timer was told to wait, each time.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _due = () => callback(state);
        Change(dueTime, period);
        _made.SetResult();
        return this;
    }

    /// <summary>Goes on in time, to the moment at which the timer is due.</summary>
    public async Task StepAsync(TimeSpan by)
    {
        await _made.Task;
        _now += by;
        _due();
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        return true;
    }

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
