using System.Globalization;
using System.Text;
using Mainspring.Data.DuckDb;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>Runs a query that finds what is wrong. It sees the rows as the table <c>data</c>, numbered by <c>row_number</c> as faults count them, and nothing else: no file and no network.</summary>
internal static class SqlCheck
{
    private const string RowNumber = "row_number";

    public static CheckOutcome Run(string query, CheckedData data, CancellationToken cancellation)
    {
        try
        {
            using DuckDatabase database = DuckDatabase.InMemory();
            using DuckConnection connection = database.Connect();
            connection.Execute("SET enable_external_access = false", cancellation: cancellation);
            connection.Execute("SET lock_configuration = true", cancellation: cancellation);
            DuckTable.Create(connection, "checked_rows", data.Table, cancellation);
            string numbered = data.Table.Schema.IndexOf(RowNumber) >= 0 ? "*" : $"rowid + {1 + data.HeaderRows} AS {RowNumber}, *";
            connection.Execute($"CREATE VIEW data AS SELECT {numbered} FROM checked_rows", cancellation: cancellation);
            return Found(connection, query, data, cancellation);
        }
        catch (DuckDbException wrong)
        {
            return CheckOutcome.Untold($"the query failed: {wrong.Message.Split('\n')[0]}");
        }
    }

    /// <summary>The rows as text, by the database itself, so that every type reads as it should.</summary>
    private static CheckOutcome Found(DuckConnection connection, string query, CheckedData data, CancellationToken cancellation)
    {
        string inner = query.Trim().TrimEnd(';');
        using DuckResult result = connection.Query($"SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ({inner}\n) AS found", cancellation: cancellation);
        var examples = new List<FailingRow>();
        var rows = new SortedSet<int>();
        long count = 0;
        while (result.Read() is { } chunk)
        {
            for (int row = 0; row < chunk.Count; row++)
            {
                FailingRow found = RowOf(result, chunk, row);
                if (examples.Count < CheckOutcome.MostShown)
                {
                    examples.Add(found);
                }

                if (found.Row - 1 - data.HeaderRows is { } index && index >= 0 && index < data.Table.RowCount)
                {
                    rows.Add((int)index);
                }
            }

            count += chunk.Count;
        }

        return new(count == 0, count) { Rows = [.. rows], Found = examples };
    }

    private static FailingRow RowOf(DuckResult result, DuckChunk chunk, int row)
    {
        var values = new Dictionary<string, string?>();
        long? number = null;
        for (int i = 0; i < result.Columns.Count; i++)
        {
            DuckVector column = chunk[i];
            string? text = column.HasValue(row) ? Encoding.UTF8.GetString(column.Text(row)) : null;
            if (result.Columns[i].Name == RowNumber)
            {
                number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long known) ? known : null;
            }
            else
            {
                values[result.Columns[i].Name] = text;
            }
        }

        return new(number, values);
    }
}
