using System.Globalization;
using Mainspring.Data.Profiles;

namespace Mainspring.Cli.Data;

/// <summary>A profile on a terminal: one line a column, then the warnings.</summary>
internal static class ProfileText
{
    private const int WidestName = 32;
    private const int WidestValues = 52;
    private const int StrongestPairs = 5;
    private const string Blocks = " ▁▂▃▄▅▆▇█";

    /// <summary>Prints to stdout.</summary>
    public static void Print(Profile profile, Terminal terminal)
    {
        terminal.Table(
            ["column", "type", "missing", "distinct", "min", "median", "max", "spread"],
            profile.Columns.Select(c => Row(c, profile.Rows)),
            2, 3, 4, 5, 6);
        PrintCorrelations(profile, terminal);
        if (profile.Warnings.Count > 0)
        {
            terminal.Line();
            terminal.Line(" Worth a look");
        }

        foreach (ProfileWarning warning in profile.Warnings)
        {
            terminal.Line($" {Ink.Yellow.On("▲", terminal.HasColor && !terminal.IsJson)} {warning.Message}");
        }
    }

    private static void PrintCorrelations(Profile profile, Terminal terminal)
    {
        Correlation[] strong = [.. profile.Correlations.Where(c => Math.Abs(c.R) >= 0.5).Take(StrongestPairs)];
        if (strong.Length > 0)
        {
            terminal.Line();
            terminal.Line(" Go together");
            terminal.KeyValues([.. strong.Select(c => (c.R.ToString("+0.00;-0.00", CultureInfo.InvariantCulture), $"{c.A}, {c.B}"))]);
        }
    }

    private static IReadOnlyList<string> Row(ColumnProfile column, long rows) =>
    [
        Cut(column.Name, WidestName),
        column.Type,
        column.Missing == 0 ? "–" : $"{column.Missing:N0} ({Share(column.Missing, rows)})",
        (column.DistinctError is null ? "" : "≈ ") + column.Distinct.ToString("N0", CultureInfo.InvariantCulture),
        Number(column.Min) ?? Day(column.Earliest),
        Number(column.Quantiles?.P50) ?? "",
        Number(column.Max) ?? Day(column.Latest),
        column.Histogram is { } histogram ? Sketch(histogram) : Values(column, rows - column.Missing),
    ];

    private static string Sketch(Histogram histogram)
    {
        double most = Math.Max(1, histogram.Counts.Max());
        return string.Concat(histogram.Counts.Select(c => Blocks[c == 0 ? 0 : Math.Max(1, (int)Math.Round(8 * c / most))]));
    }

    private static string Values(ColumnProfile column, long present) =>
        Cut(string.Join(", ", column.Top.Select(v => $"{v.Value} {Share(v.Count, present)}")), WidestValues);

    private static string? Number(double? value) => value?.ToString(Math.Abs(value.Value) is >= 1e7 or (> 0 and < 1e-3) ? "0.###e0" : "#,0.###", CultureInfo.InvariantCulture);

    private static string Day(string? moment) => moment is null ? "" : moment[..10];

    private static string Share(long part, long whole) => whole == 0 ? "0%" : ((double)part / whole) switch
    {
        < 0.005 and > 0 => "<1%",
        double share => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%",
    };

    private static string Cut(string text, int width)
    {
        text = text.ReplaceLineEndings(" ");
        return text.Length <= width ? text : text[..(width - 1)] + "…";
    }
}
