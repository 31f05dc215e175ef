using System.Text.Json;
using Mainspring.Cli.CommandLine;
using Mainspring.Client.Endpoints;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Cli.Loading;

/// <summary>Records to send: the rows of a file, or such as the model may meet, made from what it knows of its columns.</summary>
internal static class LoadRecords
{
    private const int MostRows = 100_000;
    private const int MadeRows = 1_000;

    /// <summary>The rows of a file; columns that the endpoint does not read are left out.</summary>
    /// <exception cref="CommandFailure">The file has none of the columns.</exception>
    public static IReadOnlyList<byte[]> FromFile(string path, EndpointSchema schema, CancellationToken cancellation)
    {
        Table table = TableReader.Read(path, cancellation: cancellation);
        Column[] columns = [.. table.Columns.Where(column => schema.Columns.Any(wanted => wanted.Name == column.Name))];
        return columns.Length == 0 || table.RowCount == 0
            ? throw new CommandFailure(ExitCode.InvalidInput, $"{path} has no rows with any of the columns {string.Join(", ", schema.Columns.Select(column => column.Name))}.")
            : [.. Enumerable.Range(0, Math.Min(table.RowCount, MostRows)).Select(row => RecordJson.Of(columns, row))];
    }

    /// <summary>Made records: numbers spread evenly over what training saw, categories alike often.</summary>
    public static IReadOnlyList<byte[]> FromSchema(EndpointSchema schema, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, MadeRows).Select(_ => Make(schema, random))];
    }

    private static byte[] Make(EndpointSchema schema, Random random)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (EndpointColumn column in schema.Columns)
            {
                WriteValue(writer, column, random);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, EndpointColumn column, Random random)
    {
        switch (column)
        {
            case { Values: { Count: > 0 } values }:
                writer.WriteString(column.Name, values[random.Next(values.Count)]);
                break;
            case { Type: "boolean" }:
                writer.WriteBoolean(column.Name, random.Next(2) == 1);
                break;
            case { Type: "integer", Min: { } low, Max: { } high }:
                writer.WriteNumber(column.Name, Math.Floor(low + random.NextDouble() * (high - low + 1)));
                break;
            case { Type: "real", Min: { } low, Max: { } high }:
                writer.WriteNumber(column.Name, Math.Round(low + random.NextDouble() * (high - low), 4));
                break;
            default:
                break; // A column about which nothing is known is a missing value.
        }
    }
}
