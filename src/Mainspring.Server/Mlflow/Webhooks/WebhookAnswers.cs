namespace Mainspring.Server.Mlflow.Webhooks;

/// <summary>A webhook as clients see it. Its secret is never told.</summary>
internal sealed record WebhookBody(
    string WebhookId, string Name, string? Description, string Url, IReadOnlyList<EventBody> Events, string Status, long CreationTimestamp, long LastUpdatedTimestamp);

/// <summary>One webhook.</summary>
internal sealed record WebhookAnswer(WebhookBody Webhook);

/// <summary>A page of webhooks.</summary>
internal sealed record WebhookListAnswer(IReadOnlyList<WebhookBody> Webhooks, string? NextPageToken);

/// <summary>How a try ended. What the receiver answered besides its status is not told.</summary>
internal sealed record TestResult(bool Success, int? ResponseStatus, string? ErrorMessage, long ResponseTimeMs);

/// <summary>The answer to a try.</summary>
internal sealed record TestAnswer(TestResult Result);
