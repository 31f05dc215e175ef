using System.Globalization;
using System.Net;
using System.Text;

namespace Mainspring.Lifecycle.Datasets.Profiles;

/// <summary>A report as one HTML file that needs nothing else: no script, no font, no network. Readable in light and dark, and on paper.</summary>
internal sealed class ReportPage
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1f2933;--soft:#52606d;--line:#d9dee4;--paper:#fff;--box:#f6f8fa;--warn:#8a4b00;
        --ms-chart-text:#52606d;--ms-chart-strong:#1f2933;--ms-chart-grid:#e6e8eb;--ms-chart-axis:#9aa4b2;--ms-chart-surface:#fff;--ms-chart-1:#066fd1;--ms-chart-2:#c2410c}
        @media(prefers-color-scheme:dark){:root{--ink:#e4e7eb;--soft:#9aa5b1;--line:#323f4b;--paper:#18212b;--box:#1f2a36;--warn:#ffb54d;
        --ms-chart-text:#9aa5b1;--ms-chart-strong:#e4e7eb;--ms-chart-grid:#2c3947;--ms-chart-axis:#52606d;--ms-chart-surface:#18212b;--ms-chart-1:#4ba3f5;--ms-chart-2:#fb8b4b}}
        *{box-sizing:border-box}body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:76rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem;margin:0;overflow-wrap:anywhere}h2{font-size:1.1rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:0;overflow-wrap:anywhere}.soft{color:var(--soft)}.warn{color:var(--warn)}
        table{border-collapse:collapse;width:100%;font-size:.87rem;font-variant-numeric:tabular-nums}caption{text-align:left}th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:middle}
        td.n,th.n{text-align:right;white-space:nowrap}th[scope=row]{font-weight:600}svg{max-width:100%;height:auto;display:block}.cell{width:200px;min-width:140px;line-height:1.35}.scroll{overflow-x:auto}.scroll>svg{min-width:44rem}
        ul{padding-left:1.2rem}li{margin:.25rem 0}.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:1rem}
        .card{border:1px solid var(--line);border-radius:6px;padding:.75rem 1rem;break-inside:avoid}.key{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin:0 .3em 0 .8em}
        details summary{cursor:pointer;color:var(--soft)}.chart-data table{font-size:.85rem}.chart-data-scroll{overflow:auto;max-height:24rem}
        @media print{body{margin:0;max-width:none;font-size:11px}details{display:none}.scroll{overflow:visible}h2{break-after:avoid}tr{break-inside:avoid}}
        """;

    private readonly StringBuilder _page = new();

    public ReportPage(string title, string kind, string subtitle) => _page
        .Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
        .Append(Text(title)).Append(" – ").Append(kind).Append("</title><style>").Append(Style).Append("</style></head><body><main><h1>").Append(Text(title))
        .Append("</h1><p class=\"soft\">").Append(Text(subtitle)).Append("</p>");

    /// <summary>How many characters it has so far.</summary>
    public int Length => _page.Length;

    /// <summary>Begins a part.</summary>
    public void Heading(string text) => _page.Append("<h2>").Append(Text(text)).Append("</h2>");

    /// <summary>Writes markup that is safe.</summary>
    public void Raw(string html) => _page.Append(html);

    /// <summary>A paragraph in quiet colour.</summary>
    public void Note(string text) => _page.Append("<p class=\"soft\">").Append(Text(text)).Append("</p>");

    /// <summary>Sentences that deserve a look, under a heading; nothing when there are none.</summary>
    public void Warnings(string heading, IEnumerable<string> sentences)
    {
        string[] lines = [.. sentences];
        if (lines.Length == 0)
        {
            return;
        }

        Heading(heading);
        _page.Append("<ul>");
        foreach (string line in lines)
        {
            _page.Append("<li><span class=\"warn\" aria-hidden=\"true\">▲</span> ").Append(Text(line)).Append("</li>");
        }

        _page.Append("</ul>");
    }

    /// <summary>Begins a table.</summary>
    /// <param name="caption">What it holds.</param>
    /// <param name="headings">The headings; those that begin with <c>#</c> are of numbers.</param>
    public void BeginTable(string caption, params ReadOnlySpan<string> headings)
    {
        _page.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(Text(caption)).Append("\"><table><caption class=\"soft\">").Append(Text(caption)).Append("</caption><thead><tr>");
        foreach (string heading in headings)
        {
            _page.Append(heading.StartsWith('#') ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Append(Text(heading.TrimStart('#'))).Append("</th>");
        }

        _page.Append("</tr></thead><tbody>");
    }

    /// <summary>Begins a row by its name.</summary>
    public void BeginRow(string name) => _page.Append("<tr><th scope=\"row\">").Append(Text(name)).Append("</th>");

    /// <summary>A cell of text.</summary>
    public void Cell(string text) => _page.Append("<td>").Append(Text(text)).Append("</td>");

    /// <summary>A cell of a number.</summary>
    public void Number(string text) => _page.Append("<td class=\"n\">").Append(Text(text)).Append("</td>");

    /// <summary>A cell of a picture, or other markup that is safe.</summary>
    public void Picture(string html) => _page.Append("<td class=\"cell\">").Append(html).Append("</td>");

    /// <summary>Ends a row.</summary>
    public void EndRow() => _page.Append("</tr>");

    /// <summary>Ends a table.</summary>
    public void EndTable() => _page.Append("</tbody></table></div>");

    /// <summary>Ends the page.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_page.Append("</main></body></html>\n").ToString());

    /// <summary>Text as markup.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A number for people; empty for none.</summary>
    public static string Written(double? value) => value?.ToString(Math.Abs(value.Value) is >= 1e9 or (> 0 and < 1e-3) ? "0.###e0" : "#,0.###", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A count for people.</summary>
    public static string Written(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A share in percent.</summary>
    public static string Percent(double part, double whole) => whole == 0 ? "0 %" : (100.0 * part / whole).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
