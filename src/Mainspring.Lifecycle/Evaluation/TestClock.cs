namespace Mainspring.Lifecycle.Evaluation;

/// <summary>How far a test has come.</summary>
/// <param name="Elapsed">The time since it began.</param>
/// <param name="StepsAreDone">Whether the candidate is at the last share of the plan and has been there for as long, and with as many labels, as the plan wants.</param>
public readonly record struct TestClock(TimeSpan Elapsed, bool StepsAreDone);
