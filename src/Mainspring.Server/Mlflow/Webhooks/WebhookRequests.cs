namespace Mainspring.Server.Mlflow.Webhooks;

/// <summary>An event as clients name it: <c>REGISTERED_MODEL</c> and <c>CREATED</c>.</summary>
internal sealed record EventBody(string? Entity, string? Action);

/// <summary>Makes a webhook.</summary>
internal sealed record CreateWebhook
{
    public required string Name { get; init; }

    public required string Url { get; init; }

    public required IReadOnlyList<EventBody> Events { get; init; }

    public string? Description { get; init; }

    public string? Secret { get; init; }

    public string? Status { get; init; }
}

/// <summary>Lists webhooks.</summary>
internal sealed record ListWebhooks
{
    public int? MaxResults { get; init; }

    public string? PageToken { get; init; }
}

/// <summary>Names a webhook.</summary>
internal sealed record OneWebhook
{
    public required string WebhookId { get; init; }
}

/// <summary>Changes what is given.</summary>
internal sealed record UpdateWebhook
{
    public required string WebhookId { get; init; }

    public string? Name { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<EventBody>? Events { get; init; }

    public string? Description { get; init; }

    public string? Secret { get; init; }

    public string? Status { get; init; }
}

/// <summary>Sends an example.</summary>
internal sealed record TestWebhook
{
    public required string WebhookId { get; init; }

    public EventBody? Event { get; init; }
}
