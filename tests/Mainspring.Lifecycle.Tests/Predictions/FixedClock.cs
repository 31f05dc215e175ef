namespace Mainspring.Lifecycle.Tests.Predictions;

/// <summary>A clock that stands where the test puts it.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
