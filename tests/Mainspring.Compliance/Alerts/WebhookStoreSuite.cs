using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Compliance.Alerts;

/// <summary>What every store of webhooks must do.</summary>
public abstract class WebhookStoreSuite
{
    private const int Plenty = 100;
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>The store under test, empty at first.</summary>
    protected abstract IWebhookStore Store { get; }

    [Fact]
    public async Task A_webhook_reads_back_as_it_was_written()
    {
        Webhook webhook = Webhook("a") with { Description = "d\u00e9j\u00e0 vu\n", SealedSecret = [1, 0, 255], Events = [WebhookEvent.VersionTagSet, WebhookEvent.ModelCreated] };
        (await Store.AddAsync(webhook)).ShouldBeTrue();
        await Store.AddAsync(Webhook("b"));

        ShouldBeSame((await Store.FindAsync("a"))!, webhook);
        (await Store.FindAsync("c")).ShouldBeNull();
    }

    [Fact]
    public async Task A_changed_webhook_takes_the_place_of_the_old_one()
    {
        await Store.AddAsync(Webhook("a") with { SealedSecret = [1] });
        Webhook changed = Webhook("a") with { Name = "other", Url = "https://other.example", Events = [WebhookEvent.PromptCreated], IsActive = false, ChangedAt = Start.AddHours(1) };

        (await Store.ReplaceAsync(changed)).ShouldBeTrue();
        ShouldBeSame((await Store.FindAsync("a"))!, changed);
        (await Store.ReplaceAsync(Webhook("b"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Lists_are_read_page_by_page_in_the_order_of_making()
    {
        foreach (string id in (string[])["c", "a", "b"])
        {
            await Store.AddAsync(Webhook(id));
        }

        (await Store.ListAsync(2)).Select(webhook => webhook.Id).ShouldBe(["c", "a"]);
        (await Store.ListAsync(2, "a")).Select(webhook => webhook.Id).ShouldBe(["b"]);
    }

    [Fact]
    public async Task There_is_a_most_of_webhooks()
    {
        for (int i = 0; i < WebhookRules.MostWebhooks; i++)
        {
            (await Store.AddAsync(Webhook($"w{i}"))).ShouldBeTrue();
        }

        (await Store.AddAsync(Webhook("one more"))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_happens_waits_for_every_active_webhook_that_wants_to_know()
    {
        await Store.AddAsync(Webhook("a"));
        await Store.AddAsync(Webhook("b") with { Events = [WebhookEvent.PromptCreated] });
        await Store.AddAsync(Webhook("c") with { IsActive = false });

        (await EnqueueAsync([7])).ShouldBe(1);

        WebhookDelivery delivery = (await TakeAsync(Start)).ShouldHaveSingleItem();
        (delivery.Webhook.Id, delivery.Attempt, delivery.CreatedAt).ShouldBe(("a", 1, Start));
        delivery.Body.ShouldBe([7]);
    }

    [Fact]
    public async Task What_is_taken_is_given_to_nobody_else_until_its_lease_ends_and_keeps_its_identity()
    {
        await Store.AddAsync(Webhook("a"));
        await EnqueueAsync([1]);

        WebhookDelivery first = (await TakeAsync(Start)).Single();
        (await TakeAsync(Start)).ShouldBeEmpty();
        WebhookDelivery second = (await TakeAsync(Start + Lease)).Single();

        (second.Id, second.Attempt).ShouldBe((first.Id, 2));
    }

    [Fact]
    public async Task An_attempt_ends_with_what_was_decided_unless_somebody_took_the_delivery_meanwhile()
    {
        await Store.AddAsync(Webhook("a"));
        await EnqueueAsync([1]);
        WebhookDelivery late = (await TakeAsync(Start)).Single();
        WebhookDelivery current = (await TakeAsync(Start + Lease)).Single();

        await Store.EndAsync(late, new DeliveryVerdict.Delivered(), Start);
        await Store.EndAsync(current, new DeliveryVerdict.Retry(Start.AddHours(1), ""), Start);
        (await TakeAsync(Start.AddMinutes(59))).ShouldBeEmpty();
        WebhookDelivery third = (await TakeAsync(Start.AddHours(1))).Single();
        third.Attempt.ShouldBe(3);
        await Store.EndAsync(third, new DeliveryVerdict.GivenUp(""), Start);
        (await TakeAsync(Start.AddDays(1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_became_of_the_last_attempts_is_remembered_and_what_waits_comes_first()
    {
        await Store.AddAsync(Webhook("a"));
        await Store.AddAsync(Webhook("b") with { Events = [WebhookEvent.PromptCreated] });
        byte[] body = WebhookPayload.Write(WebhookEvent.ModelCreated, WebhookPayload.Example(WebhookEvent.ModelCreated), Start);
        await EnqueueAsync(body);
        WebhookDelivery delivery = (await TakeAsync(Start)).Single();
        await Store.EndAsync(delivery, new DeliveryVerdict.Retry(Start.AddHours(1), "The receiver answered with 503."), Start.AddSeconds(1));

        (await Store.ListAttemptsAsync("a", 10)).Select(attempt => (attempt.Event, attempt.Attempt, attempt.At, attempt.State, attempt.Reason)).ShouldBe(
        [
            ("registered_model.created", 2, Start.AddHours(1), DeliveryState.Waiting, null),
            ("registered_model.created", 1, Start.AddSeconds(1), DeliveryState.Postponed, "The receiver answered with 503."),
        ]);
        await Store.EndAsync((await TakeAsync(Start.AddHours(1))).Single(), new DeliveryVerdict.Delivered(), Start.AddHours(1));
        (await Store.ListAttemptsAsync("a", 10)).Select(attempt => attempt.State).ShouldBe([DeliveryState.Delivered, DeliveryState.Postponed]);
        (await Store.ListAttemptsAsync("a", 1)).ShouldHaveSingleItem().Delivery.ShouldBe(delivery.Id);
        (await Store.ListAttemptsAsync("b", 10)).ShouldBeEmpty();
        (await Store.ListAttemptsAsync("none", 10)).ShouldBeEmpty();

        for (int i = 0; i < WebhookRules.MostAttempts; i++)
        {
            await EnqueueAsync([1]);
            await Store.EndAsync((await TakeAsync(Start.AddHours(2))).Single(), new DeliveryVerdict.GivenUp("gone"), Start.AddHours(2));
        }

        (await Store.ListAttemptsAsync("a", 1000)).Select(attempt => attempt.State).ShouldBe(Enumerable.Repeat(DeliveryState.GivenUp, WebhookRules.MostAttempts));
        await Store.DeleteAsync("a");
    }

    [Fact]
    public async Task A_webhook_that_has_enough_waiting_gets_no_more()
    {
        await Store.AddAsync(Webhook("a"));
        (await Store.EnqueueAsync(WebhookEvent.ModelCreated, [1], Start, mostWaiting: 1)).ShouldBe(1);
        (await Store.EnqueueAsync(WebhookEvent.ModelCreated, [2], Start, mostWaiting: 1)).ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_webhook_is_told_nothing_any_more()
    {
        await Store.AddAsync(Webhook("a"));
        await EnqueueAsync([1]);

        (await Store.DeleteAsync("a")).ShouldBeTrue();
        (await Store.DeleteAsync("a")).ShouldBeFalse();
        (await TakeAsync(Start)).ShouldBeEmpty();
    }

    private Task<int> EnqueueAsync(byte[] body) => Store.EnqueueAsync(WebhookEvent.ModelCreated, body, Start, Plenty);

    private Task<IReadOnlyList<WebhookDelivery>> TakeAsync(DateTimeOffset now) => Store.TakeDueAsync(now, Lease, Plenty);

    private static Webhook Webhook(string id) =>
        new() { Id = id, Name = "hook", Url = "https://hooks.example/x", Events = [WebhookEvent.ModelCreated], CreatedAt = Start, ChangedAt = Start };

    private static void ShouldBeSame(Webhook actual, Webhook expected)
    {
        actual.Events.ShouldBe(expected.Events);
        actual.SealedSecret.ShouldBe(expected.SealedSecret);
        (actual with { Events = expected.Events, SealedSecret = expected.SealedSecret }).ShouldBe(expected);
    }
}
