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
        ColumnUse[] derived = [.. plan.Uses.Where(use => use.Expression is not null)];
        int width = table.Columns.Select(c => c.Name).Concat(derived.Select(use => use.Name)).Max(name => name.Length);
        foreach (Column column in table.Columns)
        {
            terminal.Line($"#   {column.Name.PadRight(width)}  {TypeName(column.Type),-9}  {Use(column.Name, plan)}");
        }

        foreach (ColumnUse use in derived)
        {
            terminal.Line($"#   {use.Name.PadRight(width)}  {"derived",-9}  {use.Text}: {use.Expression}");
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
            ["feature"] = plan.Uses.Any(use => use.Name == column.Name && use.Features > 0),
            ["reason"] = Use(column.Name, plan),
        })]);
        json["derived"] = new JsonArray([.. plan.Uses.Where(use => use.Expression is not null).Select(use => new JsonObject
        {
            ["name"] = use.Name,
            ["expression"] = use.Expression!.Text,
            ["feature"] = use.Features > 0,
            ["reason"] = use.Text,
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
        plan.Dropped.FirstOrDefault(dropped => dropped.Name == column) is { } dropped ? $"no feature: it {dropped.Reason}"
        : plan.Uses.First(use => use.Name == column) is { Features: > 0 } use ? $"feature: {use.Text}"
        : plan.Uses.First(use => use.Name == column).Text;

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
