using System.Globalization;
using System.Text.Json;

namespace Mainspring.Lifecycle.Predictions.Outcomes;

/// <summary>Compares labels with classes. Both are JSON literals; a label from a CSV file may be the text of a number, so texts and numbers meet.</summary>
public static class LabelText
{
    /// <summary>The place of the class that a label names: of the same text, else of the same number, else of the same text in other case; null when there is none.</summary>
    public static int? ClassOf(string label, IReadOnlyList<string> classes)
    {
        for (int index = 0; index < classes.Count; index++)
        {
            if (classes[index] == label)
            {
                return index;
            }
        }

        string text = Plain(label);
        return Find(classes, text, StringComparison.Ordinal)
            ?? (NumberOf(label) is { } number ? Find(classes, number) : null)
            ?? Find(classes, text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The number of a literal, or of the text in it; null when it is none.</summary>
    public static double? NumberOf(string literal) =>
        double.TryParse(Plain(literal), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>The text of a literal without quotes and escapes.</summary>
    public static string Plain(string literal)
    {
        if (!literal.StartsWith('"'))
        {
            return literal;
        }

        using JsonDocument document = JsonDocument.Parse(literal);
        return document.RootElement.GetString()!;
    }

    private static int? Find(IReadOnlyList<string> classes, string text, StringComparison comparison)
    {
        for (int index = 0; index < classes.Count; index++)
        {
            if (Plain(classes[index]).Equals(text, comparison))
            {
                return index;
            }
        }

        return null;
    }

    private static int? Find(IReadOnlyList<string> classes, double number)
    {
        for (int index = 0; index < classes.Count; index++)
        {
            if (NumberOf(classes[index]) == number)
            {
                return index;
            }
        }

        return null;
    }
}
