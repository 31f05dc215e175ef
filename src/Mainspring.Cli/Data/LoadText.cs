using System.Globalization;
using System.Text.Json.Nodes;
using Mainspring.Lifecycle.Sources;

namespace Mainspring.Cli.Data;

/// <summary>The report of a load.</summary>
internal static class LoadText
{
    /// <summary>Prints it: JSON, or a table with what the file and the database have.</summary>
    public static void Print(LoadReport report, Terminal terminal)
    {
        if (terminal.IsJson)
        {
            terminal.Json(ToJson(report));
            return;
        }

        terminal.Table(
            ["", "file", "database", ""],
            [
                Row("rows", report.Rows),
                .. report.Columns.Select(column => Row($"missing in {column.Name}", column.Nulls)),
                .. report.Columns.Select(column => Row($"checksum of {column.Name}", column.Checksum)),
            ],
            1, 2);
        terminal.Line(report.Verified ? $" {report.Table} {(report.Unchanged ? "holds this file already" : "was loaded")}, verified" : $" {report.Table} was not changed: the database counted something else than the file has");
    }

    /// <summary>The JSON of a report.</summary>
    public static JsonObject ToJson(LoadReport report) => new()
    {
        ["table"] = report.Table,
        ["sha256"] = report.Sha256,
        ["unchanged"] = report.Unchanged,
        ["verified"] = report.Verified,
        ["rows"] = Count(report.Rows),
        ["columns"] = new JsonArray([.. report.Columns.Select(column => new JsonObject { ["name"] = column.Name, ["nulls"] = Count(column.Nulls), ["checksum"] = Count(column.Checksum) })]),
    };

    private static JsonObject Count(LoadCount count) => new() { ["file"] = count.File, ["database"] = count.Database };

    private static IReadOnlyList<string> Row(string name, LoadCount count) =>
        [name, count.File.ToString("N0", CultureInfo.InvariantCulture), count.Database.ToString("N0", CultureInfo.InvariantCulture), count.Agrees ? "✔" : "✘"];
}
