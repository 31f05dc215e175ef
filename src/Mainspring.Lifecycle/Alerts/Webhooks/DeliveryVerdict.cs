namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>What becomes of a delivery after an attempt.</summary>
public abstract record DeliveryVerdict
{
    private DeliveryVerdict()
    {
    }

    /// <summary>It arrived.</summary>
    public sealed record Delivered : DeliveryVerdict;

    /// <summary>It is tried again.</summary>
    public sealed record Retry(DateTimeOffset At, string Reason) : DeliveryVerdict;

    /// <summary>It is not tried again.</summary>
    public sealed record GivenUp(string Reason) : DeliveryVerdict;
}
