using Mainspring.Lifecycle.Serving.Guarding;

namespace Mainspring.Lifecycle.Tests.Serving.Guarding;

public sealed class CircuitBreakerTests
{
    private readonly HandTime _time = new();

    [Fact]
    public void It_opens_after_failures_in_a_row_and_lets_one_through_after_its_pause()
    {
        CircuitBreaker breaker = Broken(failures: 3);
        breaker.IsOpen.ShouldBeTrue();
        Should.Throw<CircuitOpenException>(breaker.Enter).Message.ShouldContain("failed 3 times in a row");

        _time.Seconds = 10;
        breaker.Enter();
        Should.Throw<CircuitOpenException>(breaker.Enter);
        breaker.Succeed();

        breaker.IsOpen.ShouldBeFalse();
        breaker.Enter();
        breaker.Enter();
    }

    [Fact]
    public void One_that_is_let_through_and_fails_keeps_it_open_for_another_pause()
    {
        CircuitBreaker breaker = Broken(failures: 2);
        _time.Seconds = 10;
        breaker.Enter();
        breaker.Fail();

        _time.Seconds = 19;
        Should.Throw<CircuitOpenException>(breaker.Enter);
        _time.Seconds = 20;
        breaker.Enter();
    }

    [Fact]
    public void An_answer_between_failures_starts_the_count_again()
    {
        var breaker = new CircuitBreaker(_time, failures: 2);
        breaker.Fail();
        breaker.Succeed();
        breaker.Fail();
        breaker.Enter();
    }

    private CircuitBreaker Broken(int failures)
    {
        var breaker = new CircuitBreaker(_time, failures);
        for (int i = 0; i < failures; i++)
        {
            breaker.Enter();
            breaker.Fail();
        }

        return breaker;
    }

    private sealed class HandTime : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
