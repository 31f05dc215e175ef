using Mainspring.Data.Tables;
using Mainspring.Learning.Explanation;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Batch;

/// <summary>
/// The columns that scoring appends: <c>prediction</c>, for classes <c>probability</c> and <c>probability_&lt;class&gt;</c>, for numbers with intervals <c>interval_low</c> and
/// <c>interval_high</c>, and where reasons are asked for <c>contribution_&lt;column&gt;</c> of every column and <c>base_value</c>.
/// </summary>
internal static class OutcomeColumns
{
    /// <summary>The names, in order.</summary>
    public static IReadOnlyList<string> NamesOf(Model model, bool explains) =>
    [
        "prediction",
        .. model.Target.Classes.Count == 0 ? [] : (string[])["probability", .. model.Target.Classes.Select(label => $"probability_{label}")],
        .. model.Interval is null ? [] : (string[])["interval_low", "interval_high"],
        .. explains ? (string[])[.. new Explainer(model).Columns.Select(column => $"contribution_{column}"), "base_value"] : [],
    ];

    /// <summary>The names with DuckDB's types.</summary>
    public static IEnumerable<(string Name, string Type)> TypesOf(Model model, bool explains) =>
        NamesOf(model, explains).Select((name, i) => (name, i > 0 || model.Target.Task == Learning.TaskKind.Regression ? "FLOAT" : TypeOf(model.Target.Type)));

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Integer => "BIGINT",
        ColumnType.Real => "DOUBLE",
        _ => "VARCHAR",
    };
}
