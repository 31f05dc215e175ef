using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>
/// The headers by which a receiver knows a delivery and can tell that it came from here: MLflow's, whose signature is
/// <c>v1,base64(HMAC-SHA256(secret, "id.timestamp.body"))</c> with the timestamp in seconds since 1970.
/// </summary>
public static class WebhookSignature
{
    private const string IdHeader = "X-MLflow-Delivery-Id";
    private const string TimestampHeader = "X-MLflow-Timestamp";
    private const string SignatureHeader = "X-MLflow-Signature";

    /// <summary>The headers of one attempt.</summary>
    /// <param name="delivery">The identity of the delivery; the same at each attempt.</param>
    /// <param name="at">When it is sent, so that a receiver can refuse what is old.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="secret">The secret, or null to sign nothing.</param>
    public static IReadOnlyDictionary<string, string> Headers(string delivery, DateTimeOffset at, ReadOnlySpan<byte> body, string? secret)
    {
        string timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string> { [IdHeader] = delivery, [TimestampHeader] = timestamp };
        if (secret is not null)
        {
            using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
            mac.AppendData(Encoding.UTF8.GetBytes($"{delivery}.{timestamp}."));
            mac.AppendData(body);
            headers[SignatureHeader] = $"v1,{Convert.ToBase64String(mac.GetHashAndReset())}";
        }

        return headers;
    }
}
