using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Sources.Checks;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>What one rule found.</summary>
internal sealed record CheckOutcome(bool Passed, double? Value, string? Note = null)
{
    /// <summary>How many failing rows a report shows; the file of failures has all.</summary>
    public const int MostShown = 20;

    /// <summary>The rows that break it, ascending.</summary>
    public int[] Rows { get; init; } = [];

    /// <summary>The columns whose values explain a row.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The first rows that a query found, as it gave them.</summary>
    public IReadOnlyList<FailingRow> Found { get; init; } = [];

    public static CheckOutcome OfRows(int[] broken, IReadOnlyList<string> columns) => new(broken.Length == 0, broken.Length) { Rows = broken, Columns = columns };

    /// <summary>It cannot be told, which breaks the check.</summary>
    public static CheckOutcome Untold(string why) => new(false, null, why);

    public CheckResult ToResult(DataCheck check, CheckedData data) => new()
    {
        Rule = check.Text,
        Passed = Passed,
        Severity = check.IsWarning ? "warn" : "fail",
        Value = Value,
        Note = Note,
        FailingRows = check.Rule is CheckRule.Sql ? (long)(Value ?? 0) : Rows.Length,
        Rows = [.. Rows.Take(MostShown).Select(data.NumberOf)],
        Examples = Found.Count > 0 ? Found : [.. Rows.Take(MostShown).Select(row => new FailingRow(data.NumberOf(row), Values(data.Table, row)))],
    };

    private Dictionary<string, string?> Values(Table table, int row) => Columns.ToDictionary(name => name, name => table[name].Format(row));
}
