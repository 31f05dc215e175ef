using System.Globalization;
using Mainspring.Charts.Bars;
using Mainspring.Lifecycle.Datasets.Profiles;

namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>A comparison of two tables as one HTML file that needs nothing else, of less than 300 KB.</summary>
public static class DiffPage
{
    private const int MostRows = 300;
    private const int RoomForCards = 260_000;

    /// <summary>The page as UTF-8.</summary>
    public static byte[] Write(TableDiff diff)
    {
        var page = new ReportPage($"{diff.A.Name} → {diff.B.Name}", "comparison", Subtitle(diff));
        page.Warnings("What changed", DiffText.Sentences(diff));
        Columns(page, diff);
        Distributions(page, diff);
        return page.ToUtf8();
    }

    private static string Subtitle(TableDiff diff) =>
        $"{ReportPage.Written(diff.A.Rows)} → {ReportPage.Written(diff.B.Rows)} rows ({ReportPage.Written(diff.Rows.Added)} new, {ReportPage.Written(diff.Rows.Removed)} gone, {ReportPage.Written(diff.Rows.Common)} equal), {diff.A.Columns:N0} → {diff.B.Columns:N0} columns; {diff.Shifted} of {diff.Columns.Count} common columns shifted";

    private static void Columns(ReportPage page, TableDiff diff)
    {
        page.Heading("Columns");
        page.BeginTable("How each column changed, the largest changes first", "Column", "Type", "Shift", "#PSI", "#Effect", "Test", "#p, adjusted", "#Missing before", "#Missing after", "#Mean before", "#Mean after");
        foreach (ColumnDiff column in Ordered(diff).Take(MostRows))
        {
            page.BeginRow(column.Name);
            page.Cell(column.Type);
            page.Cell(column.Shifted ? "▲\u00a0shifted" : column.Test is null ? "" : "steady");
            page.Number(Figure(column.Psi));
            page.Number(Figure(column.EffectSize));
            page.Cell(column.Test switch { "ks" => "Kolmogorov-Smirnov", "chi_squared" => "chi-squared", _ => "" });
            page.Number(DiffText.PValue(column.AdjustedPValue));
            page.Number(ReportPage.Percent(column.MissingA, 1));
            page.Number((column.MissingShifted ? "▲ " : "") + ReportPage.Percent(column.MissingB, 1));
            page.Number(ReportPage.Written(column.MeanA));
            page.Number(ReportPage.Written(column.MeanB));
            page.EndRow();
        }

        page.EndTable();
        page.Note("A column shifted when the difference is significant (p adjusted for the number of columns below 0.05) and matters (effect or PSI of 0.1 at least).");
    }

    private static void Distributions(ReportPage page, TableDiff diff)
    {
        page.Heading("Side by side");
        page.Raw($"<p class=\"soft\">Shares of the values that are there.<span class=\"key\" style=\"background:var(--ms-chart-1)\"></span>{ReportPage.Text(diff.A.Name)}<span class=\"key\" style=\"background:var(--ms-chart-2)\"></span>{ReportPage.Text(diff.B.Name)}</p><div class=\"grid\">");
        foreach (ColumnDiff column in Ordered(diff).Where(column => column.Labels.Count > 0))
        {
            if (page.Length > RoomForCards)
            {
                break;
            }

            page.Raw($"<section class=\"card\"><h3>{ReportPage.Text(column.Name)}</h3><p class=\"soft\">{(column.Shifted ? "<span class=\"warn\">▲ shifted</span> " : "")}{(column.Psi is { } psi ? $"PSI {Figure(psi)}" : "")}</p>");
            page.Raw(Chart(diff, column, 340).ToSvg());
            page.Raw("</section>");
        }

        page.Raw("</div>");
    }

    /// <summary>Both distributions of a column.</summary>
    public static PairedBarChart Chart(TableDiff diff, ColumnDiff column, int width) => new()
    {
        Title = $"How {column.Name} is spread",
        Width = width,
        Labels = column.Labels,
        First = column.SharesA,
        Second = column.SharesB,
        FirstName = diff.A.Name,
        SecondName = diff.B.Name,
    };

    /// <summary>The largest changes first.</summary>
    public static IEnumerable<ColumnDiff> Ordered(TableDiff diff) => diff.Columns.OrderByDescending(column => column.Shifted).ThenByDescending(column => column.MissingShifted).ThenByDescending(column => column.Psi ?? -1);

    private static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
}
