using System.Text;
using Mainspring.Client.Feedback;
using Mainspring.Data.Csv;
using Mainspring.Data.Faults;

namespace Mainspring.Cli.Feedback;

/// <summary>A CSV file that tells the true value of each key.</summary>
internal static class LabelFile
{
    /// <summary>Reads it row by row; rows without a value are passed over.</summary>
    /// <exception cref="CommandFailure">It has no such column.</exception>
    /// <exception cref="DataFormatException">It is no sound CSV.</exception>
    public static IEnumerable<FeedbackLine> Read(string path, string join, string? label, string? endpoint)
    {
        CsvFile file = CsvFile.Open(path);
        using CsvReader reader = new(file.Text, file.Dialect);
        CsvHeader header = CsvHeader.Read(reader, file.Dialect, path);
        int keyColumn = Find(header, join);
        int labelColumn = label is not null ? Find(header, label) : OtherThan(header, keyColumn);
        while (reader.ReadRecord())
        {
            if (header.Fault(reader) is { } fault)
            {
                throw new DataFormatException(fault);
            }

            string key = Encoding.UTF8.GetString(reader.Field(keyColumn)).Trim();
            string value = Encoding.UTF8.GetString(reader.Field(labelColumn)).Trim();
            if (key.Length > 0 && value.Length > 0)
            {
                yield return new FeedbackLine { Key = key, Endpoint = endpoint, Label = LabelValue.Parse(value) };
            }
        }
    }

    private static int Find(CsvHeader header, string column)
    {
        int place = header.Names.ToList().IndexOf(column);
        return place >= 0 ? place : throw new CommandFailure(ExitCode.InvalidInput, $"{header.File} has no column '{column}'; it has {string.Join(", ", header.Names)}.");
    }

    private static int OtherThan(CsvHeader header, int keyColumn) => header.Names.Count == 2
        ? 1 - keyColumn
        : throw new CommandFailure(ExitCode.Usage, $"{header.File} has {header.Names.Count} columns; name the one with the true values by --label-column.");
}
