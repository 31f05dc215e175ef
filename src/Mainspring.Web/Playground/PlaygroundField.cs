using System.Globalization;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Web.Text;

namespace Mainspring.Web.Playground;

/// <summary>One field of the form: a column that the model reads, with what stands in it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">What stands in the field; empty for a missing value.</param>
/// <param name="Fault">What is wrong with it, or null.</param>
public sealed record PlaygroundField(InputColumn Column, string Value, string? Fault = null)
{
    private const int MostOptions = 200;

    /// <summary>The name of the form field.</summary>
    public string Name => "field." + Column.Name;

    /// <summary>The values to choose from; empty when the field takes free input.</summary>
    public IReadOnlyList<string> Options => Column.Type switch
    {
        ColumnType.Boolean => ["true", "false"],
        _ when Column.DeclaredValues.Count > 0 => Column.DeclaredValues,
        ColumnType.Integer when Column is { Min: 0, Max: 1, DeclaredMin: null, DeclaredMax: null } => ["0", "1"],
        ColumnType.Category when Column.Levels.Count <= MostOptions => Column.Levels,
        _ => [],
    };

    /// <summary>Whether the field takes a number.</summary>
    public bool IsNumber => Column.Type is ColumnType.Integer or ColumnType.Real;

    /// <summary>The step of a number field.</summary>
    public string Step => Column.Type == ColumnType.Integer ? "1" : "any";

    /// <summary>What training saw, with the unit.</summary>
    public string? Hint
    {
        get
        {
            string range = IsNumber && Options.Count == 0 && Column.Min is { } low && Column.Max is { } high ? $"{Say.Number(low)} – {Say.Number(high)}" : "";
            string hint = $"{range} {Column.Unit}{(Column.Required ? " required" : "")}".Trim();
            return hint.Length > 0 ? hint : Column.Type == ColumnType.Timestamp ? "date and time, such as 2026-11-21T08:00:00" : null;
        }
    }

    /// <summary>The bound of a number field that the project file declares.</summary>
    public static string? Bound(double? bound) => bound?.ToString("R", CultureInfo.InvariantCulture);
}
