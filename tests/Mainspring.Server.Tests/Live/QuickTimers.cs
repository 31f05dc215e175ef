namespace Mainspring.Server.Tests.Live;

/// <summary>Timers that are always due.</summary>
internal sealed class QuickTimers : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
}
