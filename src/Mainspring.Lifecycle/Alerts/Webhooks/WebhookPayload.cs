using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Lifecycle.Registry;

namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>What a webhook is sent: <c>{"entity", "action", "timestamp", "data"}</c>, where data depends on the event. The shapes are MLflow's.</summary>
public static class WebhookPayload
{
    private const string TemplateTag = "mlflow.prompt.text";
    private const string PromptMark = "mlflow.prompt.is_prompt";
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The kind of event that a webhook is told for something that happened; null when there is none.</summary>
    public static WebhookEvent? EventOf(RegistryEvent happened) => happened switch
    {
        RegistryEvent.ModelCreated { IsPrompt: var prompt } => prompt ? WebhookEvent.PromptCreated : WebhookEvent.ModelCreated,
        RegistryEvent.ModelTagSet { IsPrompt: true } => WebhookEvent.PromptTagSet,
        RegistryEvent.ModelTagDeleted { IsPrompt: true } => WebhookEvent.PromptTagDeleted,
        RegistryEvent.VersionCreated { IsPrompt: var prompt } => prompt ? WebhookEvent.PromptVersionCreated : WebhookEvent.VersionCreated,
        RegistryEvent.VersionTagSet { IsPrompt: var prompt } => prompt ? WebhookEvent.PromptVersionTagSet : WebhookEvent.VersionTagSet,
        RegistryEvent.VersionTagDeleted { IsPrompt: var prompt } => prompt ? WebhookEvent.PromptVersionTagDeleted : WebhookEvent.VersionTagDeleted,
        RegistryEvent.AliasSet { IsPrompt: var prompt } => prompt ? WebhookEvent.PromptAliasCreated : WebhookEvent.AliasCreated,
        RegistryEvent.AliasDeleted { IsPrompt: var prompt } => prompt ? WebhookEvent.PromptAliasDeleted : WebhookEvent.AliasDeleted,
        _ => null,
    };

    /// <summary>The body that tells of something that happened.</summary>
    /// <param name="kind">Its kind, as <see cref="EventOf"/> gives it.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="at">When.</param>
    public static byte[] Write(WebhookEvent kind, RegistryEvent happened, DateTimeOffset at)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(body, Options))
        {
            json.WriteStartObject();
            json.WriteString("entity", kind.Entity);
            json.WriteString("action", kind.Action);
            json.WriteString("timestamp", at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture));
            json.WriteStartObject("data");
            json.WriteString("name", happened.Model);
            WriteData(json, happened);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    /// <summary>The name of the event that a body tells of, as <c>model_version.created</c>; empty when it tells of none.</summary>
    public static string NameOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(body);
            return WebhookEvent.Find(Word("entity"), Word("action"))?.ToString() ?? "";

            string? Word(string name) => json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out JsonElement word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
        }
        catch (JsonException)
        {
            return "";
        }
    }

    /// <summary>Something that might have happened, for trying a webhook.</summary>
    public static RegistryEvent Example(WebhookEvent kind)
    {
        bool prompt = kind.Entity.StartsWith("prompt", StringComparison.Ordinal);
        string name = prompt ? "example_prompt" : "example_model";
        var tags = new Dictionary<string, string> { ["example_key"] = "example_value" };
        return (kind.Entity, kind.Action) switch
        {
            ("registered_model" or "prompt", _) => new RegistryEvent.ModelCreated(name, prompt) { Tags = tags, Description = $"An {name.Replace('_', ' ')}" },
            ("prompt_version", _) => new RegistryEvent.VersionCreated(name, prompt, 1) { Tags = new Dictionary<string, string>(tags) { [TemplateTag] = "Hello {{name}}!" } },
            ("model_version", _) => new RegistryEvent.VersionCreated(name, prompt, 1) { Source = "runs:/0123456789abcdef0123456789abcdef/model", RunId = "0123456789abcdef0123456789abcdef", Tags = tags },
            ("prompt_tag", "set") => new RegistryEvent.ModelTagSet(name, prompt, "example_key", "example_value"),
            ("prompt_tag", _) => new RegistryEvent.ModelTagDeleted(name, prompt, "example_key"),
            ("model_version_tag" or "prompt_version_tag", "set") => new RegistryEvent.VersionTagSet(name, prompt, 1, "example_key", "example_value"),
            ("model_version_tag" or "prompt_version_tag", _) => new RegistryEvent.VersionTagDeleted(name, prompt, 1, "example_key"),
            (_, "created") => new RegistryEvent.AliasSet(name, prompt, "example_alias", 1),
            _ => new RegistryEvent.AliasDeleted(name, prompt, "example_alias"),
        };
    }

    private static void WriteData(Utf8JsonWriter json, RegistryEvent happened)
    {
        switch (happened)
        {
            case RegistryEvent.ModelCreated created:
                WriteTags(json, created.Tags);
                json.WriteString("description", created.Description);
                break;
            case RegistryEvent.VersionCreated created:
                WriteVersion(json, created);
                break;
            case RegistryEvent.ModelTagSet(_, _, var key, var value):
                WriteTag(json, key, value);
                break;
            case RegistryEvent.ModelTagDeleted(_, _, var key):
                json.WriteString("key", key);
                break;
            case RegistryEvent.VersionTagSet(_, _, var version, var key, var value):
                WriteVersion(json, version);
                WriteTag(json, key, value);
                break;
            case RegistryEvent.VersionTagDeleted(_, _, var version, var key):
                WriteVersion(json, version);
                json.WriteString("key", key);
                break;
            case RegistryEvent.AliasSet(_, _, var alias, var version):
                json.WriteString("alias", alias);
                WriteVersion(json, version);
                break;
            case RegistryEvent.AliasDeleted(_, _, var alias):
                json.WriteString("alias", alias);
                break;
        }
    }

    private static void WriteVersion(Utf8JsonWriter json, RegistryEvent.VersionCreated created)
    {
        WriteVersion(json, created.Version);
        if (created.IsPrompt)
        {
            json.WriteString("template", created.Tags.GetValueOrDefault(TemplateTag));
        }
        else
        {
            json.WriteString("source", created.Source);
            json.WriteString("run_id", created.RunId);
        }

        WriteTags(json, created.Tags);
        json.WriteString("description", created.Description);
    }

    /// <summary>Versions are texts on this wire.</summary>
    private static void WriteVersion(Utf8JsonWriter json, int version) => json.WriteString("version", version.ToString(CultureInfo.InvariantCulture));

    private static void WriteTag(Utf8JsonWriter json, string key, string value)
    {
        json.WriteString("key", key);
        json.WriteString("value", value);
    }

    private static void WriteTags(Utf8JsonWriter json, IReadOnlyDictionary<string, string> tags)
    {
        json.WriteStartObject("tags");
        foreach ((string key, string value) in tags.Where(tag => tag.Key is not (TemplateTag or PromptMark)))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }
}
