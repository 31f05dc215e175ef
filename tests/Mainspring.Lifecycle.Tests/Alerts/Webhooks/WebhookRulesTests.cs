using Mainspring.Lifecycle.Alerts.Webhooks;

namespace Mainspring.Lifecycle.Tests.Alerts.Webhooks;

public sealed class WebhookRulesTests
{
    public static TheoryData<WebhookDraft> Faulty { get; } =
    [
        new WebhookDraft { Name = "" },
        new WebhookDraft { Name = "a\0b" },
        new WebhookDraft { Name = new string('a', 251) },
        new WebhookDraft { Description = new string('a', 4001) },
        new WebhookDraft { Secret = "" },
        new WebhookDraft { Secret = new string('s', 513) },
        new WebhookDraft { Events = [] },
    ];

    [Theory]
    [MemberData(nameof(Faulty))]
    public void What_cannot_be_a_webhook_is_told_in_a_sentence(WebhookDraft draft) => WebhookRules.FindFault(draft).ShouldNotBeNull().ShouldEndWith(".");

    [Fact]
    public void A_fault_does_not_tell_the_secret() => WebhookRules.FindFault(new() { Secret = $"hunter2{new string('s', 600)}" })!.ShouldNotContain("hunter2");

    [Fact]
    public void What_is_not_given_has_no_fault() => WebhookRules.FindFault(new()).ShouldBeNull();
}
