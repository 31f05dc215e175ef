namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>What somebody sees of a delivery: one attempt that was made, or the next one of a delivery that waits.</summary>
public sealed record DeliveryAttempt
{
    /// <summary>The identity of the delivery.</summary>
    public required string Delivery { get; init; }

    /// <summary>What the webhook is told of, as <c>model_version.created</c>; empty when the body does not say it.</summary>
    public required string Event { get; init; }

    /// <summary>The number of the attempt, from 1 on.</summary>
    public required int Attempt { get; init; }

    /// <summary>When the attempt ended, or is due.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How it stands.</summary>
    public required DeliveryState State { get; init; }

    /// <summary>Why it did not arrive; null when it did, or was not made yet.</summary>
    public string? Reason { get; init; }
}
