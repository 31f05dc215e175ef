using System.Globalization;
using System.Text;
using Mainspring.Data.DuckDb;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;

namespace Mainspring.Lifecycle.Batch;

/// <summary>
/// Turns files of other formats into delimited text and back, streamed by DuckDB. Missing values are empty fields, empty texts quoted ones, so that
/// each comes back as what it was.
/// </summary>
internal static class FormatConversion
{
    private static readonly DuckDbOptions Options = new() { MemoryLimitBytes = 512L << 20 };

    /// <summary>Writes Parquet or JSON lines as delimited text.</summary>
    /// <returns>The columns with DuckDB's types.</returns>
    /// <exception cref="DataFormatException">The file is not of its format.</exception>
    public static IReadOnlyList<(string Name, string Type)> ToDelimited(string input, DataFormat format, string output, CancellationToken cancellation)
    {
        string source = format == DataFormat.Parquet
            ? $"read_parquet({Text(input)})"
            : $"read_json({Text(input)}, format = 'newline_delimited', records = true, sample_size = -1)";
        try
        {
            using DuckDatabase database = DuckDatabase.InMemory(Options);
            using DuckConnection connection = database.Connect();
            connection.Execute($"COPY (SELECT * FROM {source}) TO {Text(output)} (FORMAT csv, HEADER true, NULLSTR '')", cancellation: cancellation);
            return Describe(connection, source, cancellation);
        }
        catch (DuckDbException refused)
        {
            throw new DataFormatException(new DataFault(input, 0, null, FaultCodes.WrongFormat, $"the file cannot be read as {NameOf(format)}: {refused.Message}"));
        }
    }

    /// <summary>Writes delimited text as Parquet or JSON lines, packed when the name ends with <c>.gz</c>.</summary>
    /// <param name="input">The text, with a header.</param>
    /// <param name="delimiter">What stands between two fields.</param>
    /// <param name="columns">All columns of the text in order, with DuckDB's types.</param>
    /// <param name="output">The file to write.</param>
    /// <param name="format">Its format.</param>
    /// <param name="cancellation">Stops writing.</param>
    public static void FromDelimited(string input, byte delimiter, IEnumerable<(string Name, string Type)> columns, string output, DataFormat format, CancellationToken cancellation)
    {
        string types = string.Join(", ", columns.Select(column => $"{Text(column.Name)}: {Text(column.Type)}"));
        string source = string.Create(
            CultureInfo.InvariantCulture,
            $"read_csv({Text(input)}, auto_detect = false, header = true, delim = {Text(((char)delimiter).ToString())}, quote = '\"', escape = '\"', columns = {{{types}}}, nullstr = '', allow_quoted_nulls = false)");
        string target = format == DataFormat.Parquet ? "FORMAT parquet, COMPRESSION zstd"
            : output.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? "FORMAT json, COMPRESSION gzip"
            : "FORMAT json";
        using DuckDatabase database = DuckDatabase.InMemory(Options);
        using DuckConnection connection = database.Connect();
        connection.Execute($"COPY (SELECT * FROM {source}) TO {Text(output)} ({target})", cancellation: cancellation);
    }

    private static List<(string Name, string Type)> Describe(DuckConnection connection, string source, CancellationToken cancellation)
    {
        using DuckResult result = connection.Query($"DESCRIBE SELECT * FROM {source}", cancellation: cancellation);
        var columns = new List<(string, string)>();
        while (result.Read() is { } chunk)
        {
            for (int row = 0; row < chunk.Count; row++)
            {
                columns.Add((Encoding.UTF8.GetString(chunk[0].Text(row)), Encoding.UTF8.GetString(chunk[1].Text(row))));
            }
        }

        return columns;
    }

    private static string NameOf(DataFormat format) => format == DataFormat.Parquet ? "Parquet" : "JSON lines";

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
