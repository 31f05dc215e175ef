using System.Globalization;
using Mainspring.Data.Tables;
using Mainspring.Learning.Models;

namespace Mainspring.Learning.Foreign;

/// <summary>What people say about the answers of a model that does not say it itself.</summary>
/// <param name="Column">What is predicted.</param>
/// <param name="Classes">The labels of the classes in the order of the model's own numbers; empty when the model or nobody knows.</param>
public sealed record ForeignTarget(string Column, IReadOnlyList<string> Classes)
{
    /// <summary>Nothing was said: the column is called <c>target</c>, classes by their numbers.</summary>
    public static ForeignTarget Unknown { get; } = new("target", []);

    /// <summary>A number.</summary>
    internal ModelTarget Number() => Classes.Count == 0 ? ModelTarget.Regression(Column) : throw new FormatException($"it predicts a number, not one of {Classes.Count} classes");

    /// <summary>One of several classes.</summary>
    /// <param name="count">How many the model has.</param>
    /// <param name="known">The labels that the model itself names; empty when it names none.</param>
    /// <exception cref="FormatException">Another number of labels was given.</exception>
    internal ModelTarget OneOf(int count, IReadOnlyList<string>? known = null)
    {
        string[] labels = Classes.Count > 0 ? [.. Classes]
            : known is { Count: > 0 } ? [.. known]
            : [.. Enumerable.Range(0, count).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        if (labels.Length != count)
        {
            throw new FormatException($"it has {count} classes where {labels.Length} labels are given: {string.Join(", ", labels)}");
        }

        ColumnType type = labels.All(label => long.TryParse(label, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) ? ColumnType.Integer : ColumnType.Category;
        return count == 2 ? ModelTarget.Binary(Column, type, labels[0], labels[1]) : ModelTarget.Multiclass(Column, type, labels);
    }
}
