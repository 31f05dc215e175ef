namespace Mainspring.Lifecycle.Serving;

/// <summary>Whether an endpoint answers as it was told to.</summary>
public enum EndpointCondition
{
    /// <summary>The wanted version answers.</summary>
    Ready,

    /// <summary>An older version answers, because the wanted one could not be loaded.</summary>
    Degraded,

    /// <summary>Nothing can answer.</summary>
    Unavailable,
}
