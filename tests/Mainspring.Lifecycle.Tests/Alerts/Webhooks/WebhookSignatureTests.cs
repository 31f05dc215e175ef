using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Lifecycle.Tests.Alerts.Webhooks;

public sealed class WebhookSignatureTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Fact]
    public void A_receiver_can_compute_the_signature()
    {
        // From Python: b64encode(hmac.new(b'top secret', 'd-1.1700000000.{"a":"\u00e9"}'.encode(), sha256).digest())
        IReadOnlyDictionary<string, string> headers = WebhookSignature.Headers("d-1", At, "{\"a\":\"\u00e9\"}"u8, "top secret");

        headers["X-MLflow-Signature"].ShouldBe("v1,KFE6z1kmGB/Mi+RwDAIyPMmuck99Z90cCC0VtvTuxIU=");
        headers["X-MLflow-Delivery-Id"].ShouldBe("d-1");
        headers["X-MLflow-Timestamp"].ShouldBe("1700000000");
    }

    [Fact]
    public void Without_a_secret_nothing_is_signed() =>
        WebhookSignature.Headers("d-1", At, "{}"u8, null).Keys.ShouldBe(["X-MLflow-Delivery-Id", "X-MLflow-Timestamp"]);
}
