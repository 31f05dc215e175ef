namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>A kind of thing that a webhook can be told about: what happened to what. There are no others than those of <see cref="All"/>.</summary>
public sealed record WebhookEvent
{
    private WebhookEvent(string entity, string action)
    {
        Entity = entity;
        Action = action;
    }

    /// <summary>A model was registered.</summary>
    public static WebhookEvent ModelCreated { get; } = new("registered_model", "created");

    /// <summary>A version of a model was registered.</summary>
    public static WebhookEvent VersionCreated { get; } = new("model_version", "created");

    /// <summary>A tag of a version was set.</summary>
    public static WebhookEvent VersionTagSet { get; } = new("model_version_tag", "set");

    /// <summary>A tag of a version was removed.</summary>
    public static WebhookEvent VersionTagDeleted { get; } = new("model_version_tag", "deleted");

    /// <summary>An alias was set or moved.</summary>
    public static WebhookEvent AliasCreated { get; } = new("model_version_alias", "created");

    /// <summary>An alias was removed.</summary>
    public static WebhookEvent AliasDeleted { get; } = new("model_version_alias", "deleted");

    /// <summary>A prompt was registered.</summary>
    public static WebhookEvent PromptCreated { get; } = new("prompt", "created");

    /// <summary>A version of a prompt was registered.</summary>
    public static WebhookEvent PromptVersionCreated { get; } = new("prompt_version", "created");

    /// <summary>A tag of a prompt was set.</summary>
    public static WebhookEvent PromptTagSet { get; } = new("prompt_tag", "set");

    /// <summary>A tag of a prompt was removed.</summary>
    public static WebhookEvent PromptTagDeleted { get; } = new("prompt_tag", "deleted");

    /// <summary>A tag of a version of a prompt was set.</summary>
    public static WebhookEvent PromptVersionTagSet { get; } = new("prompt_version_tag", "set");

    /// <summary>A tag of a version of a prompt was removed.</summary>
    public static WebhookEvent PromptVersionTagDeleted { get; } = new("prompt_version_tag", "deleted");

    /// <summary>An alias of a prompt was set or moved.</summary>
    public static WebhookEvent PromptAliasCreated { get; } = new("prompt_alias", "created");

    /// <summary>An alias of a prompt was removed.</summary>
    public static WebhookEvent PromptAliasDeleted { get; } = new("prompt_alias", "deleted");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<WebhookEvent> All { get; } =
    [
        ModelCreated, VersionCreated, VersionTagSet, VersionTagDeleted, AliasCreated, AliasDeleted,
        PromptCreated, PromptVersionCreated, PromptTagSet, PromptTagDeleted, PromptVersionTagSet, PromptVersionTagDeleted, PromptAliasCreated, PromptAliasDeleted,
    ];

    /// <summary>To what it happened, in lower case with underscores.</summary>
    public string Entity { get; }

    /// <summary>What happened: <c>created</c>, <c>set</c> or <c>deleted</c>.</summary>
    public string Action { get; }

    /// <summary>The event of an entity and an action, in any case of letters, or null when there is none.</summary>
    public static WebhookEvent? Find(string? entity, string? action) => All.FirstOrDefault(known =>
        string.Equals(known.Entity, entity, StringComparison.OrdinalIgnoreCase) && string.Equals(known.Action, action, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => $"{Entity}.{Action}";
}
