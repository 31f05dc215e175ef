namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>How an attempt stands.</summary>
public enum DeliveryState
{
    /// <summary>It was not made yet.</summary>
    Waiting,

    /// <summary>It arrived.</summary>
    Delivered,

    /// <summary>It did not arrive, and is made again later.</summary>
    Postponed,

    /// <summary>It did not arrive, and is not made again.</summary>
    GivenUp,
}
