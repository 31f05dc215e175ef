using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>What webhooks may be. Where their addresses lead, the sender judges.</summary>
public static class WebhookRules
{
    /// <summary>The most webhooks of a workspace: each of them costs a call for each event.</summary>
    public const int MostWebhooks = 200;

    /// <summary>How many attempts of a webhook are remembered.</summary>
    public const int MostAttempts = 100;

    private const int LongestName = 250;
    private const int LongestDescription = 4000;
    private const int LongestSecret = 512;

    /// <summary>What is wrong with a draft as a sentence, or null.</summary>
    public static string? FindFault(WebhookDraft draft) => draft switch
    {
        { Name: { } name } when NameRules.FindFault(name, LongestName) is { } fault => $"The name of the webhook {fault}.",
        { Description: { } text } when NameRules.FindFaultInText(text, LongestDescription) is { } fault => $"The description of the webhook {fault}.",
        { Secret: { } secret } when FindFaultInSecret(secret) is { } fault => $"The secret {fault}.",
        { Events.Count: 0 } => "The webhook has no events; give at least one.",
        _ => null,
    };

    /// <summary>The fault does not tell the secret.</summary>
    private static string? FindFaultInSecret(string secret) => secret.Length switch
    {
        0 => "is empty",
        > LongestSecret => $"has {secret.Length} characters; at most {LongestSecret} are allowed",
        _ => NameRules.FindFaultInText(secret, LongestSecret) is null ? null : "contains characters that no text holds",
    };
}
