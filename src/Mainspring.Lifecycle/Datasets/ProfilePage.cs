using System.Globalization;
using System.Net;
using System.Text;
using Mainspring.Charts.Bars;
using Mainspring.Data.Profiles;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>A profile as one HTML file that needs nothing else: no script, no font, no network. Readable in light and dark.</summary>
public static class ProfilePage
{
    private const int MostPairs = 20;

    private const string Style = """
        :root{color-scheme:light dark;--ink:#1f2933;--soft:#52606d;--line:#d9dee4;--paper:#fff;--warn:#8a4b00}
        @media(prefers-color-scheme:dark){:root{--ink:#e4e7eb;--soft:#9aa5b1;--line:#323f4b;--paper:#18212b;--warn:#ffb54d}}
        body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:72rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}.soft{color:var(--soft)}.warn{color:var(--warn)}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}caption{text-align:left}
        th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle}td.n,th.n{text-align:right}
        svg{max-width:100%;height:auto}.cell{width:220px}.scroll{overflow-x:auto}
        """;

    /// <summary>The page as UTF-8.</summary>
    /// <param name="profile">What to show.</param>
    /// <param name="title">What was profiled, such as the name of a file.</param>
    public static byte[] Write(Profile profile, string title)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
            .Append(Text(title)).Append(" – profile</title><style>").Append(Style).Append("</style></head><body><main><h1>").Append(Text(title))
            .Append(CultureInfo.InvariantCulture, $"</h1><p class=\"soft\">{profile.Rows:N0} rows, {profile.Columns.Count:N0} columns</p>");
        Warnings(page, profile.Warnings);
        Columns(page, profile);
        Correlations(page, profile.Correlations);
        return Encoding.UTF8.GetBytes(page.Append("</main></body></html>\n").ToString());
    }

    private static void Warnings(StringBuilder page, IReadOnlyList<ProfileWarning> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        page.Append("<h2>Worth a look</h2><ul>");
        foreach (ProfileWarning warning in warnings)
        {
            page.Append("<li><span class=\"warn\" aria-hidden=\"true\">▲</span> ").Append(Text(warning.Message)).Append("</li>");
        }

        page.Append("</ul>");
    }

    private static void Columns(StringBuilder page, Profile profile)
    {
        page.Append("<h2>Columns</h2><div class=\"scroll\"><table><caption class=\"soft\">Types, missing values and spread</caption><thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Type</th>");
        foreach (string heading in (string[])["Missing", "Distinct", "Mean", "Std", "Min", "Median", "Max"])
        {
            page.Append("<th scope=\"col\" class=\"n\">").Append(heading).Append("</th>");
        }

        page.Append("<th scope=\"col\">Spread</th></tr></thead><tbody>");
        foreach (ColumnProfile column in profile.Columns)
        {
            Column(page, column, profile.Rows);
        }

        page.Append("</tbody></table></div>");
    }

    private static void Column(StringBuilder page, ColumnProfile column, long rows)
    {
        page.Append("<tr><th scope=\"row\">").Append(Text(column.Name)).Append("</th><td>").Append(column.Type).Append("</td>");
        Cell(page, column.Missing == 0 ? "0" : $"{column.Missing.ToString("N0", CultureInfo.InvariantCulture)} ({Percent(column.Missing, rows)})");
        Cell(page, (column.DistinctError is null ? "" : "≈ ") + column.Distinct.ToString("N0", CultureInfo.InvariantCulture));
        Cell(page, Number(column.Mean));
        Cell(page, Number(column.Std));
        Cell(page, column.Earliest?[..10] ?? Number(column.Min));
        Cell(page, Number(column.Quantiles?.P50));
        Cell(page, column.Latest?[..10] ?? Number(column.Max));
        page.Append("<td class=\"cell\">").Append(Spread(column, rows - column.Missing)).Append("</td></tr>");
    }

    private static string Spread(ColumnProfile column, long present)
    {
        if (column.Histogram is { } histogram)
        {
            return new HistogramChart { Title = $"How {column.Name} is spread", Edges = histogram.Edges, Counts = [.. histogram.Counts.Select(c => (double)c)], Compact = true, Width = 200, Height = 40 }.ToSvg();
        }

        return string.Join("<br>", column.Top.Take(5).Select(v => $"{Text(v.Value)} <span class=\"soft\">{Percent(v.Count, present)}</span>"));
    }

    private static void Correlations(StringBuilder page, IReadOnlyList<Correlation> correlations)
    {
        if (correlations.Count == 0)
        {
            return;
        }

        page.Append("<h2>Correlations</h2><table><caption class=\"soft\">Pearson, strongest first</caption><thead><tr><th scope=\"col\">Column</th><th scope=\"col\">Column</th><th scope=\"col\" class=\"n\">r</th></tr></thead><tbody>");
        foreach (Correlation pair in correlations.Take(MostPairs))
        {
            page.Append("<tr><td>").Append(Text(pair.A)).Append("</td><td>").Append(Text(pair.B)).Append("</td>");
            Cell(page, pair.R.ToString("0.000", CultureInfo.InvariantCulture));
            page.Append("</tr>");
        }

        page.Append("</tbody></table>");
    }

    private static void Cell(StringBuilder page, string text) => page.Append("<td class=\"n\">").Append(text).Append("</td>");

    private static string Number(double? value) => value?.ToString(Math.Abs(value.Value) is >= 1e9 or (> 0 and < 1e-3) ? "0.###e0" : "#,0.###", CultureInfo.InvariantCulture) ?? "";

    private static string Percent(long part, long whole) => whole == 0 ? "0 %" : (100.0 * part / whole).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
