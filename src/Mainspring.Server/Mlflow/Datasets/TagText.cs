using System.Text.Json;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>Tags as JSON within a string, as clients send them.</summary>
internal static class TagText
{
    /// <summary>The tags; a null removes a tag. Values that are no texts are kept as their JSON.</summary>
    /// <exception cref="MlflowFault">It is no JSON object.</exception>
    public static Dictionary<string, string?> Read(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var tags = new Dictionary<string, string?>();
            foreach (JsonProperty tag in document.RootElement.EnumerateObject())
            {
                tags[tag.Name] = tag.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => tag.Value.GetString(),
                    _ => tag.Value.GetRawText(),
                };
            }

            return tags;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw MlflowFault.Invalid("The tags are not a JSON object within a string, such as \"{\\\"team\\\": \\\"blue\\\"}\".");
        }
    }
}
