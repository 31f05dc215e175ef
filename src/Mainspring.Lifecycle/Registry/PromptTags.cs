namespace Mainspring.Lifecycle.Registry;

/// <summary>The tags by which clients keep prompts in the registry: a prompt is a model without files whose versions hold a text.</summary>
public static class PromptTags
{
    /// <summary>On a model: it is a prompt and not listed among models.</summary>
    public const string IsPrompt = "mlflow.prompt.is_prompt";

    /// <summary>On a version: the text of the prompt.</summary>
    public const string Text = "mlflow.prompt.text";

    /// <summary>Whether tags say that their model is a prompt.</summary>
    public static bool MarkPrompt(IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(IsPrompt, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
