using System.Text.Json;

namespace Mainspring.Learning.Features;

/// <summary>Views of a number as JSON: <c>{kind: "views", views: [{kind: "plain"}, {kind: "in", set: [1, 2]}]}</c>.</summary>
internal static class ViewsEncoderJson
{
    public const string Kind = "views";

    public static void Write(Utf8JsonWriter writer, ViewsEncoder encoder)
    {
        writer.WriteString("kind", Kind);
        writer.WriteStartArray("views");
        foreach (NumberView view in encoder.Views)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", view.Kind);
            writer.WriteStartArray("set");
            foreach (int category in view.Set)
            {
                writer.WriteNumberValue(category);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <exception cref="FormatException">There is no such view.</exception>
    public static ViewsEncoder Read(JsonElement json) =>
        new([.. json.GetProperty("views").EnumerateArray().Select(view => NumberView.Of(view.GetProperty("kind").GetString(), view.GetProperty("set").EnumerateArray().Select(category => category.GetInt32())))]);
}
