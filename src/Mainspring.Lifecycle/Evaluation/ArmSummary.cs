namespace Mainspring.Lifecycle.Evaluation;

/// <summary>One side of a test in figures.</summary>
/// <param name="Requests">Answered requests.</param>
/// <param name="Errors">Requests that failed or were refused by the server.</param>
/// <param name="Labelled">Requests whose worth is known.</param>
/// <param name="Mean">The mean of what they are worth; NaN while none is known.</param>
/// <param name="LatencyMs">The mean time of an answer in milliseconds; NaN without requests.</param>
public sealed record ArmSummary(long Requests, long Errors, long Labelled, double Mean, double LatencyMs)
{
    internal static ArmSummary Of(ArmEvidence arm) => new(
        arm.Requests,
        arm.Errors,
        arm.Labelled,
        arm.Labelled == 0 ? double.NaN : arm.Values.Outcome.Mean,
        arm.Requests == 0 ? double.NaN : arm.Latency.Mean);
}
