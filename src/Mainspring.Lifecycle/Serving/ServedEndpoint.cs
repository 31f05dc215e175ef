using Mainspring.Lifecycle.Serving.Traffic;

namespace Mainspring.Lifecycle.Serving;

/// <summary>An endpoint of this process: its present state, which is swapped while requests run, and its traffic, which outlives swaps.</summary>
public sealed class ServedEndpoint
{
    private EndpointState _state;

    internal ServedEndpoint(EndpointState state)
    {
        _state = state;
        Minute = new TrafficMinute(Traffic);
    }

    /// <summary>The name.</summary>
    public string Name => State.Endpoint.Name;

    /// <summary>The state at this moment.</summary>
    public EndpointState State
    {
        get => Volatile.Read(ref _state);
        internal set => Volatile.Write(ref _state, value);
    }

    /// <summary>What was answered since the process started.</summary>
    public TrafficCounters Traffic { get; } = new();

    /// <summary>The last minute.</summary>
    public TrafficMinute Minute { get; }
}
