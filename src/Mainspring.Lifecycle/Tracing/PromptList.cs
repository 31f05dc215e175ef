using System.Text.Json;
using Mainspring.Lifecycle.Tracing.Spans;

namespace Mainspring.Lifecycle.Tracing;

/// <summary>The value of <see cref="TraceKeys.LinkedPrompts"/>: a JSON list in the very spelling that MLflow's clients write, so that texts can be compared.</summary>
public static class PromptList
{
    /// <summary>The list with prompts added that are not in it yet.</summary>
    /// <param name="tag">The value of the tag, or null; what is no such list is replaced.</param>
    /// <param name="prompts">The prompts.</param>
    public static string Add(string? tag, IEnumerable<PromptReference> prompts) =>
        $"[{string.Join(", ", Read(tag).Concat(prompts).Distinct().Select(Entry))}]";

    /// <summary>How one prompt stands in the list.</summary>
    public static string Entry(PromptReference prompt) => $$"""{"name": {{SpanValue.OfText(prompt.Name)}}, "version": {{SpanValue.OfText(prompt.Version)}}}""";

    /// <summary>The prompts of a list; none when it cannot be read.</summary>
    public static IReadOnlyList<PromptReference> Read(string? tag)
    {
        if (tag is null || !SpanValue.IsJson(tag))
        {
            return [];
        }

        using JsonDocument json = JsonDocument.Parse(tag);
        return json.RootElement.ValueKind != JsonValueKind.Array ? [] :
        [
            .. json.RootElement.EnumerateArray()
                .Where(entry => entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("name", out _) && entry.TryGetProperty("version", out _))
                .Select(entry => new PromptReference(entry.GetProperty("name").ToString(), entry.GetProperty("version").ToString())),
        ];
    }
}
