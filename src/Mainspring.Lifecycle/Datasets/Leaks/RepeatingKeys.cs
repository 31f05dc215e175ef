using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Datasets.Leaks;

/// <summary>Columns whose values name what a row is about, such as a customer, and that come again: rows of one customer are alike beyond what a model should learn.</summary>
internal static class RepeatingKeys
{
    private const int FewestKeys = 10;
    private const double FewestRowsEach = 1.05;

    /// <summary>Last words of names that say so by themselves.</summary>
    private static readonly HashSet<string> Identifiers = ["id", "uid", "uuid", "guid", "key"];

    /// <summary>Last words of names of somebody or something that has rows of its own.</summary>
    private static readonly HashSet<string> Subjects =
    [
        "account", "client", "customer", "device", "driver", "employee", "household", "machine", "member", "patient", "person", "player", "session", "student", "subject", "subscriber", "user", "vehicle",
    ];

    /// <summary>The columns, in the order of the table.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="declared">Columns that the project calls identifiers.</param>
    public static IEnumerable<Column> Of(Table table, IReadOnlyCollection<string> declared) =>
        table.Columns.Where(column => (declared.Contains(column.Name) || SaysSo(column)) && Repeats(column));

    private static bool SaysSo(Column column) =>
        column is IntegerColumn or TextColumn or CategoryColumn && NameWords.Of(column.Name) is [.., var last] words
        && (Identifiers.Contains(last) || (Subjects.Contains(last) && column is not IntegerColumn && words.Count <= 2));

    private static bool Repeats(Column column)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int present = 0;
        for (int row = 0; row < column.Length; row++)
        {
            if (column.Format(row) is { } value)
            {
                present++;
                seen.Add(value);
            }
        }

        return seen.Count >= FewestKeys && present >= FewestRowsEach * seen.Count;
    }
}
