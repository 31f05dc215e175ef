using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Projects;

/// <summary>Prints a project as YAML, every value with the reason behind it. What is printed is itself a valid project file.</summary>
public static partial class ProjectPrinter
{
    private const int CommentColumn = 44;

    /// <summary>The whole project.</summary>
    public static string ToYaml(ProjectFile project)
    {
        var text = new StringBuilder();
        Keys(project.ToJson(), project, project.Shape, "", text);
        return text.ToString();
    }

    private static void Keys(JsonObject json, ProjectFile project, Shape? shape, string prefix, StringBuilder text)
    {
        string indent = new(' ', prefix.Count(c => c == '.') * 2);
        foreach ((string key, JsonNode? value) in json)
        {
            string path = prefix + key;
            Shape? below = shape?.Below(key);
            if (value is JsonObject { Count: > 0 } section && shape is not { HasShortEntries: true })
            {
                text.Append(indent).Append(Scalar(key)).Append(":\n");
                Keys(section, project, below, path + ".", text);
            }
            else
            {
                Line($"{indent}{Scalar(key)}: {Flow(value)}", project.Reason(path), text);
            }
        }
    }

    private static void Line(string line, string? reason, StringBuilder text) =>
        text.Append(reason is null ? line : $"{line.PadRight(CommentColumn)}  # {reason}").Append('\n');

    private static string Flow(JsonNode? node) => node switch
    {
        JsonObject keys => $"{{{string.Join(", ", keys.Select(k => $"{Scalar(k.Key)}: {Flow(k.Value)}"))}}}",
        JsonArray items => $"[{string.Join(", ", items.Select(Flow))}]",
        JsonValue value when value.GetValueKind() is JsonValueKind.String => Scalar(value.GetValue<string>()),
        JsonValue value when value.TryGetValue(out double number) => number.ToString("R", CultureInfo.InvariantCulture),
        _ => node?.ToJsonString() ?? "null",
    };

    private static string Scalar(string text) => Bare().IsMatch(text) && !Special().IsMatch(text)
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    /// <summary>Text that YAML reads as itself without quotes, also inside brackets.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9_./\p{L}]([A-Za-z0-9_./+ \p{L}<>=()$%@*-]*[A-Za-z0-9_./+\p{L})%*-])?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();

    /// <summary>Text that some YAML readers take for a number, a switch or nothing.</summary>
    [GeneratedRegex(@"^(true|false|yes|no|on|off|y|n|null|~|[-+]?[0-9][0-9_.,eE+:-]*|\.inf|\.nan)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Special();
}
