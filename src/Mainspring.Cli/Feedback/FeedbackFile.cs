using System.Text.Json;
using Mainspring.Client.Feedback;
using Mainspring.Client.Serialization;

namespace Mainspring.Cli.Feedback;

/// <summary>A file of feedback: a JSON object, a list of them, or an object a line.</summary>
internal static class FeedbackFile
{
    /// <exception cref="CommandFailure">It is something else.</exception>
    public static IReadOnlyList<FeedbackLine> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            List<FeedbackLine> lines = [];
            JsonReaderOptions many = new() { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Disallow };
            Utf8JsonReader reader = new(bytes, many);
            while (reader.Read())
            {
                lines.AddRange(reader.TokenType == JsonTokenType.StartArray
                    ? JsonSerializer.Deserialize<IReadOnlyList<FeedbackLine>>(ref reader, NativeJson.Wire)!
                    : [JsonSerializer.Deserialize<FeedbackLine>(ref reader, NativeJson.Wire)!]);
            }

            return lines;
        }
        catch (JsonException broken)
        {
            throw new CommandFailure(ExitCode.InvalidInput, $"{path} cannot be read as feedback: {broken.Message}");
        }
    }
}
