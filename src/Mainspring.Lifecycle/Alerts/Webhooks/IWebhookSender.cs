namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>Calls addresses that users gave, and no other than public ones and those that the operator allows.</summary>
public interface IWebhookSender
{
    /// <summary>Why a URL cannot be called, as a sentence; null when its host resolves to addresses that may be.</summary>
    Task<string?> FindFaultAsync(string? url, CancellationToken cancellation = default);

    /// <summary>Posts JSON, and tells how that ended.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="body">What.</param>
    /// <param name="headers">Besides the content type.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<CallResult> PostAsync(string url, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation = default);
}
