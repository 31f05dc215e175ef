using System.Text.Json;

namespace Mainspring.Server.Serving.Payloads;

/// <summary>Reads what the handler refused, to tell it in the words of another protocol.</summary>
internal static class PayloadFaults
{
    /// <summary>One text with everything that is wrong.</summary>
    public static string Describe(ReadOnlyMemory<byte> problem)
    {
        using JsonDocument document = JsonDocument.Parse(problem);
        JsonElement root = document.RootElement;
        string title = root.TryGetProperty("title", out JsonElement text) ? text.GetString() ?? "" : "";
        return !root.TryGetProperty("errors", out JsonElement errors) || errors.ValueKind != JsonValueKind.Array
            ? title
            : $"{title} {string.Join(' ', errors.EnumerateArray().Select(Sentence))}";
    }

    private static string Sentence(JsonElement error)
    {
        string message = error.GetProperty("message").GetString() ?? "";
        string[] place = (error.GetProperty("pointer").GetString() ?? "").Split('/');
        return place is ["", "records", { Length: > 0 } row, ..] ? $"Row {row}: {message}" : message;
    }
}
