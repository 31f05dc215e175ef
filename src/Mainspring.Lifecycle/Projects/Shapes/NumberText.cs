using System.Globalization;
using System.Text.Json.Nodes;

namespace Mainspring.Lifecycle.Projects.Shapes;

/// <summary>How numbers are written in a project file: with a point, without separators, with an exponent if need be.</summary>
internal static class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a finite number.</summary>
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>What to write instead of a number with commas, or null.</summary>
    public static string? Suggestion(string text)
    {
        string better = text.IndexOf(',', StringComparison.Ordinal) == text.LastIndexOf(',') && text.Length - text.IndexOf(',', StringComparison.Ordinal) != 4
            ? text.Replace(',', '.')
            : text.Replace(",", "", StringComparison.Ordinal);
        return better != text && TryParse(better, out _) ? $"write {better}" : null;
    }

    /// <summary>The JSON schema of a number that may also be a reference to the environment.</summary>
    public static JsonObject Schema(string type, double least, double most)
    {
        var number = new JsonObject { ["type"] = type };
        if (double.IsFinite(least))
        {
            number["minimum"] = least;
        }

        if (double.IsFinite(most))
        {
            number["maximum"] = most;
        }

        return new() { ["anyOf"] = new JsonArray(number, Reference()) };
    }

    /// <summary>The JSON schema of <c>${NAME}</c>.</summary>
    public static JsonObject Reference() => new() { ["type"] = "string", ["pattern"] = ScalarShape<string>.ReferencePattern };
}
