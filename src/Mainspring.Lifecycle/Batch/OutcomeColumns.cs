using Mainspring.Data.Tables;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Batch;

/// <summary>The columns that scoring appends: <c>prediction</c>, and for classes <c>probability</c> and <c>probability_&lt;class&gt;</c>.</summary>
internal static class OutcomeColumns
{
    /// <summary>The names, in order.</summary>
    public static IReadOnlyList<string> NamesOf(ModelTarget target) =>
        ["prediction", .. target.Classes.Count == 0 ? [] : (string[])["probability", .. target.Classes.Select(label => $"probability_{label}")]];

    /// <summary>The names with DuckDB's types.</summary>
    public static IEnumerable<(string Name, string Type)> TypesOf(ModelTarget target) =>
        NamesOf(target).Select((name, i) => (name, i > 0 || target.Task == Learning.TaskKind.Regression ? "FLOAT" : TypeOf(target.Type)));

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Integer => "BIGINT",
        ColumnType.Real => "DOUBLE",
        _ => "VARCHAR",
    };
}
