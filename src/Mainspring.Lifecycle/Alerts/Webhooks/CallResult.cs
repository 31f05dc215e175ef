namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>How a call to an address of a user ended. What was answered is not told: it may not be the user's to read.</summary>
/// <param name="Took">How long it took.</param>
public abstract record CallResult(TimeSpan Took)
{
    /// <summary>Somebody answered, with any status.</summary>
    public sealed record Answered(int Status, TimeSpan? RetryAfter, TimeSpan Took) : CallResult(Took);

    /// <summary>Nobody was called, since the address is not one that may be.</summary>
    public sealed record Refused(string Reason, TimeSpan Took) : CallResult(Took);

    /// <summary>Nobody answered, or not by the rules of HTTP.</summary>
    public sealed record Failed(string Reason, TimeSpan Took) : CallResult(Took);
}
