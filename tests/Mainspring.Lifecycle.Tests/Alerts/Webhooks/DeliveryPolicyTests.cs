using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Lifecycle.Tests.Alerts.Webhooks;

public sealed class DeliveryPolicyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public void A_success_has_arrived(int status) => Judge(1, Answered(status)).ShouldBeOfType<DeliveryVerdict.Delivered>();

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(410)]
    public void An_answer_that_will_not_change_is_final(int status) =>
        Judge(1, Answered(status)).ShouldBe(new DeliveryVerdict.GivenUp($"The receiver answered with {status}."));

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void What_may_pass_is_tried_again(int status) => Judge(1, Answered(status)).ShouldBeOfType<DeliveryVerdict.Retry>();

    [Fact]
    public void No_answer_and_a_refused_address_are_tried_again()
    {
        Judge(1, new CallResult.Failed("No connection could be made.", TimeSpan.Zero)).ShouldBeOfType<DeliveryVerdict.Retry>().Reason.ShouldBe("No connection could be made.");
        Judge(1, new CallResult.Refused("The host 'x' has no address.", TimeSpan.Zero)).ShouldBeOfType<DeliveryVerdict.Retry>();
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(5, 80)]
    [InlineData(20, 900)]
    [InlineData(500, 900)]
    public void Waits_double_up_to_a_quarter_of_an_hour_and_are_spread(int attempt, int seconds)
    {
        WaitOf(attempt, 0).ShouldBe(TimeSpan.FromSeconds(seconds * 0.5));
        WaitOf(attempt, 0.5).ShouldBe(TimeSpan.FromSeconds(seconds));
        WaitOf(attempt, 1).ShouldBe(TimeSpan.FromSeconds(seconds * 1.5));
    }

    [Fact]
    public void A_longer_wait_that_the_receiver_asks_for_is_kept() =>
        Judge(1, new CallResult.Answered(429, TimeSpan.FromMinutes(3), TimeSpan.Zero)).ShouldBeOfType<DeliveryVerdict.Retry>().At.ShouldBe(Start.AddMinutes(3));

    [Fact]
    public void After_a_day_it_is_given_up() =>
        DeliveryPolicy.Judge(Delivery(90), Answered(500), Start + DeliveryPolicy.Patience, 0.5).ShouldBeOfType<DeliveryVerdict.GivenUp>();

    private static TimeSpan WaitOf(int attempt, double jitter) =>
        DeliveryPolicy.Judge(Delivery(attempt), Answered(500), Start, jitter).ShouldBeOfType<DeliveryVerdict.Retry>().At - Start;

    private static DeliveryVerdict Judge(int attempt, CallResult result) => DeliveryPolicy.Judge(Delivery(attempt), result, Start, 0.5);

    private static CallResult Answered(int status) => new CallResult.Answered(status, null, TimeSpan.Zero);

    private static WebhookDelivery Delivery(int attempt) => new()
    {
        Id = "d",
        Attempt = attempt,
        Body = [],
        CreatedAt = Start,
        Webhook = new() { Id = "w", Name = "w", Url = "https://hooks.example", Events = [WebhookEvent.ModelCreated], CreatedAt = Start, ChangedAt = Start },
    };
}
