using Mainspring.Lifecycle.Serving.Variants;

namespace Mainspring.Lifecycle.Serving;

/// <summary>What became of the wish to split the traffic of an endpoint.</summary>
public abstract record TrafficOutcome
{
    private TrafficOutcome()
    {
    }

    /// <summary>The traffic is split so, or would be.</summary>
    /// <param name="Before">How the endpoint stood.</param>
    /// <param name="After">How it stands, or would.</param>
    public sealed record Set(EndpointState Before, EndpointState After) : TrafficOutcome;

    /// <summary>There is no such endpoint.</summary>
    public sealed record NoSuchEndpoint : TrafficOutcome;

    /// <summary>The weights cannot be set; nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<VariantFault> Faults) : TrafficOutcome;
}
