namespace Mainspring.Lifecycle.Serving;

/// <summary>How an endpoint stands at one moment. Immutable; replaced whole.</summary>
/// <param name="Endpoint">What was set.</param>
/// <param name="Deployment">What answers; null when nothing can.</param>
/// <param name="WantedVersion">The version that the alias points to; null when the alias does not exist.</param>
/// <param name="Condition">Whether what answers is what is wanted.</param>
/// <param name="Reason">Why it is not; null when it is.</param>
public sealed record EndpointState(
    Endpoint Endpoint, Deployment? Deployment, int? WantedVersion, EndpointCondition Condition, string? Reason);
