using Mainspring.Data.Tables;
using Mainspring.Data.Writing;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>All rows that break a check, with all their columns, as a file: what is wrong in front, then the row.</summary>
public static class FailureFile
{
    /// <summary>Writes the file; without failing rows it has the columns alone.</summary>
    /// <param name="path">Its name tells the format.</param>
    /// <param name="report">The report.</param>
    /// <param name="data">What was checked.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many rows it has; a row that breaks two checks stands there twice.</returns>
    public static int Write(string path, CheckReport report, CheckedData data, CancellationToken cancellation = default)
    {
        (int Check, int Row)[] failing = [.. report.Checks.SelectMany((check, i) => report.Failing[i].Select(row => (i, row)))];
        int[] rows = [.. failing.Select(pair => pair.Row)];
        Table picked = data.Table.Take(rows);
        Column[] columns =
        [
            new TextColumn(Free(data.Table, "check"), [.. failing.Select(pair => report.Checks[pair.Check].Rule)]),
            new IntegerColumn(Free(data.Table, "row"), [.. rows.Select(data.NumberOf)]),
            .. picked.Columns,
        ];
        TableWriter.Write(new Table(columns), path, cancellation: cancellation);
        return failing.Length;
    }

    private static string Free(Table table, string name) => table.Schema.IndexOf(name) < 0 ? name : Free(table, $"{name}_");
}
