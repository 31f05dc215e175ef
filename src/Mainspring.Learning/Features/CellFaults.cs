using System.Globalization;
using System.Text;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>What people read when a cell is refused.</summary>
internal static class CellFaults
{
    private const int ShownCharacters = 60;
    private const int ShownValues = 12;

    /// <summary>Notes a verdict that is not fine.</summary>
    /// <param name="report">Where to.</param>
    /// <param name="record">The record, or -1.</param>
    /// <param name="parser">The column.</param>
    /// <param name="verdict">What is wrong or strange.</param>
    /// <param name="value">The text that was found, without quotes; null when it is no single value.</param>
    /// <param name="found">The same as people call it: <c>the text "many"</c>, <c>a list</c>.</param>
    public static void Add(RowReport report, int record, CellParser parser, CellVerdict verdict, string? value, string found)
    {
        if (verdict == CellVerdict.Unseen)
        {
            report.Add(new UnseenCategory(record, parser.Column.Name, value ?? found));
        }
        else if (verdict != CellVerdict.Fine)
        {
            report.Add(new RowFault(record, parser.Column.Name, Describe(parser, verdict, value ?? found, found)));
        }
    }

    /// <summary>A text in quotes, shortened when long.</summary>
    public static string Quoted(string text) => text.Length <= ShownCharacters ? $"the text \"{text}\"" : $"the text \"{text[..ShownCharacters]}…\"";

    /// <summary>Bytes of a file as text; strange ones become replacement characters.</summary>
    public static string TextOf(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    private static string Describe(CellParser parser, CellVerdict verdict, string value, string found)
    {
        InputColumn column = parser.Column;
        return verdict switch
        {
            CellVerdict.RequiredMissing => "is required; give a value.",
            CellVerdict.NotWhole => $"must be a whole number, not {found}.",
            CellVerdict.TooSmall => $"is {value}; it must be at least {Number(column.DeclaredMin!.Value, column)}.",
            CellVerdict.TooLarge => $"is {value}; it must be at most {Number(column.DeclaredMax!.Value, column)}.",
            CellVerdict.NotAllowed => $"is {found}; it must be {OneOf(column.DeclaredValues)}{Spelling.DidYouMean(value, column.DeclaredValues)}.",
            _ => $"must be {Expected(column)}, not {found}.",
        };
    }

    private static string Expected(InputColumn column) => column.Type switch
    {
        ColumnType.Integer when column.DeclaredType == ColumnType.Integer => "a whole number",
        ColumnType.Integer or ColumnType.Real => "a number",
        ColumnType.Boolean => "true or false",
        ColumnType.Timestamp => "a moment such as \"2024-03-01T12:30:00Z\"",
        _ => "a text",
    };

    private static string Number(double value, InputColumn column)
    {
        string text = column.Type == ColumnType.Timestamp
            ? new TimestampColumn(column.Name, [(long)value]).Format(0)!
            : value.ToString("R", CultureInfo.InvariantCulture);
        return column.Unit is { } unit ? $"{text} {unit}" : text;
    }

    private static string OneOf(IReadOnlyList<string> values) =>
        values.Count == 1 ? $"'{values[0]}'"
        : $"one of {string.Join(", ", values.Take(ShownValues).Select(value => $"'{value}'"))}{(values.Count > ShownValues ? " …" : "")}";
}
