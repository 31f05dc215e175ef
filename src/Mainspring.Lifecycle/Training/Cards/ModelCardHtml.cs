using System.Net;
using System.Text;
using Mainspring.Charts;

namespace Mainspring.Lifecycle.Training.Cards;

/// <summary>A model card as one page that needs no script and no other file, light or dark as the reader has it.</summary>
public static class ModelCardHtml
{
    private const string Style = """
        :root{color-scheme:light dark;--ms-chart-text:#5c6675;--ms-chart-strong:#1f2937;--ms-chart-grid:#e6e8eb;--ms-chart-axis:#9aa4b2;--ms-chart-surface:#fff}
        body{font:15px/1.5 Inter,system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1f2937;background:#fff}
        h1{font-size:1.7rem}h2{font-size:1.2rem;margin-top:2rem}
        div.t{overflow-x:auto}table{border-collapse:collapse;margin:.5rem 0}th,td{text-align:left;padding:.25rem .9rem .25rem 0;border-bottom:1px solid #e6e8eb;font-variant-numeric:tabular-nums}
        tbody th{font-weight:500;min-width:9rem;overflow-wrap:anywhere}td{min-width:4rem}pre{background:#f3f4f6;padding:.6rem .8rem;border-radius:6px;overflow-x:auto}
        .charts{display:flex;flex-wrap:wrap;gap:1.5rem}figure{margin:0;max-width:100%}figcaption{font-weight:600}svg{max-width:100%;height:auto}
        @media (prefers-color-scheme:dark){:root{--ms-chart-text:#a3adba;--ms-chart-strong:#e5e7eb;--ms-chart-grid:#2b3440;--ms-chart-axis:#6b7685;--ms-chart-surface:#111827;--ms-chart-1:#5aa9f5;--ms-chart-2:#f0975f;--ms-chart-3:#4fc3b5}
        body{color:#e5e7eb;background:#111827}th,td{border-color:#2b3440}pre{background:#1f2937}}
        @media print{figure,table{break-inside:avoid}}
        """;

    /// <summary>Writes the card.</summary>
    public static string Write(ModelCard card)
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>");
        html.Append(Escape(card.Title)).Append("</title><style>").Append(Style).Append("</style></head><body><main><h1>").Append(Escape(card.Title)).Append("</h1>\n");
        foreach (CardBlock block in card.Blocks())
        {
            Append(html, block);
        }

        return html.Append("</main></body></html>\n").ToString();
    }

    private static void Append(StringBuilder html, CardBlock block)
    {
        switch (block)
        {
            case CardBlock.Heading heading:
                html.Append("<h2>").Append(Escape(heading.Text)).Append("</h2>\n");
                break;
            case CardBlock.Paragraph paragraph:
                html.Append("<p>").Append(Escape(paragraph.Text)).Append("</p>\n");
                break;
            case CardBlock.Items items:
                html.Append("<ul>").AppendJoin("", items.Texts.Select(item => $"<li>{Escape(item)}</li>")).Append("</ul>\n");
                break;
            case CardBlock.Rows rows:
                AppendTable(html, rows);
                break;
            case CardBlock.Command command:
                html.Append("<pre><code>").Append(Escape(command.Text)).Append("</code></pre>\n");
                break;
            case CardBlock.Pictures pictures:
                html.Append("<div class=\"charts\">").AppendJoin("", pictures.Charts.Select(Picture)).Append("</div>\n");
                break;
            default:
                break;
        }
    }

    private static string Picture(Chart chart) => $"<figure><figcaption>{Escape(chart.Title)}</figcaption>{chart.ToSvg()}</figure>";

    private static void AppendTable(StringBuilder html, CardBlock.Rows rows)
    {
        html.Append("<div class=\"t\"><table><thead><tr>").AppendJoin("", rows.Columns.Select(column => $"<th scope=\"col\">{Escape(column)}</th>")).Append("</tr></thead><tbody>");
        foreach (IReadOnlyList<string> row in rows.Cells)
        {
            html.Append("<tr>").AppendJoin("", row.Select((cell, i) => i == 0 ? $"<th scope=\"row\">{Escape(cell)}</th>" : $"<td>{Escape(cell)}</td>")).Append("</tr>");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
