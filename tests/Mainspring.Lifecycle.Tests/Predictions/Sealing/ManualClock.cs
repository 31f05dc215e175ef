namespace Mainspring.Lifecycle.Tests.Predictions.Sealing;

/// <summary>A clock that goes on when the test says so.</summary>
internal sealed class ManualClock : TimeProvider
{
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero) + _elapsed;

    public override long GetTimestamp() => 1 + _elapsed.Ticks;

    public void Advance(TimeSpan time) => _elapsed += time;
}
