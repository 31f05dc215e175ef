using System.Text.Json.Nodes;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Projects;

namespace Mainspring.Cli.Projects;

/// <summary>A project as <c>explain</c> shows it: the file with reasons, then what becomes of each column.</summary>
internal static class ExplainedProject
{
    /// <summary>Prints YAML; what is known of columns stands in comments below it.</summary>
    public static void Print(ProjectFile project, Table table, FeaturePlan plan, Terminal terminal)
    {
        terminal.Line(ProjectPrinter.ToYaml(project));
        terminal.Line($"# {table.RowCount:N0} rows, {table.Columns.Count} columns");
        int width = table.Columns.Max(c => c.Name.Length);
        foreach (Column column in table.Columns)
        {
            terminal.Line($"#   {column.Name.PadRight(width)}  {TypeName(column.Type),-9}  {Use(column.Name, plan)}");
        }
    }

    /// <summary>The values of the project at the top, then <c>reasons</c> by path and <c>columns</c>.</summary>
    public static JsonObject ToJson(ProjectFile project, Table table, FeaturePlan plan)
    {
        JsonObject json = project.ToJson();
        var reasons = new JsonObject();
        AddReasons(json, "", project, reasons);
        json["reasons"] = reasons;
        json["columns"] = new JsonArray([.. table.Columns.Select(column => new JsonObject
        {
            ["name"] = column.Name,
            ["type"] = TypeName(column.Type),
            ["feature"] = plan.Inputs.Columns.Any(input => input.Name == column.Name),
            ["reason"] = Use(column.Name, plan),
        })]);
        return json;
    }

    private static void AddReasons(JsonObject json, string prefix, ProjectFile project, JsonObject reasons)
    {
        foreach ((string key, JsonNode? value) in json)
        {
            string path = prefix + key;
            if (value is JsonObject below)
            {
                AddReasons(below, path + ".", project, reasons);
            }
            else if (project.Reason(path) is { } reason)
            {
                reasons[path] = reason;
            }
        }
    }

    private static string Use(string column, FeaturePlan plan) =>
        plan.Dropped.FirstOrDefault(dropped => dropped.Name == column) is { } dropped ? $"no feature: it {dropped.Reason}" : "feature";

    private static string TypeName(ColumnType type) => type switch
    {
        ColumnType.Boolean => "bool",
        ColumnType.Integer => "int",
        ColumnType.Real => "float",
        ColumnType.Category => "category",
        ColumnType.Text => "text",
        _ => "timestamp",
    };
}
