using System.Text;
using Mainspring.Charts.Markup;

namespace Mainspring.Charts;

/// <summary>The numbers behind a chart as an HTML table, folded away until somebody asks for it.</summary>
/// <param name="Caption">What the table holds.</param>
/// <param name="Columns">The column headings.</param>
/// <param name="Rows">One list of cell texts a row, as long as <paramref name="Columns"/>.</param>
public sealed record ChartTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>A <c>details</c> element with the table in it. The first cell of a row is its heading.</summary>
    public string ToHtml(string summary = "Data table")
    {
        var html = new StringBuilder("<details class=\"chart-data\"><summary>");
        html.Append(Xml.Escape(summary)).Append("</summary><div class=\"chart-data-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
            .Append(Xml.Escape(Caption)).Append("\"><table><caption>").Append(Xml.Escape(Caption)).Append("</caption><thead><tr>");
        foreach (string column in Columns)
        {
            html.Append("<th scope=\"col\">").Append(Xml.Escape(column)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (IReadOnlyList<string> row in Rows)
        {
            AppendRow(html, row);
        }

        return html.Append("</tbody></table></div></details>").ToString();
    }

    private static void AppendRow(StringBuilder html, IReadOnlyList<string> row)
    {
        html.Append("<tr>");
        for (int i = 0; i < row.Count; i++)
        {
            string cell = Xml.Escape(row[i]);
            html.Append(i == 0 ? $"<th scope=\"row\">{cell}</th>" : $"<td>{cell}</td>");
        }

        html.Append("</tr>");
    }
}
