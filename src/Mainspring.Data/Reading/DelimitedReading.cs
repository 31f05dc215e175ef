using Mainspring.Data.Building;
using Mainspring.Data.Csv;
using Mainspring.Data.Faults;

namespace Mainspring.Data.Reading;

/// <summary>Reads delimited text.</summary>
internal sealed class DelimitedReading(IReadOnlyList<string> files, ReadOptions options, CancellationToken cancellation) : FileReading(files, options, cancellation)
{
    protected override long Read(string path, Func<ColumnReading, bool> isWanted)
    {
        CsvFile file = CsvFile.Open(path, Options.Csv with { Delimiter = Options.Csv.Delimiter ?? (IsTabbed(path) ? '\t' : null) });
        using var reader = new CsvReader(file.Text, file.Dialect);
        CsvHeader header = CsvHeader.Read(reader, file.Dialect, path);
        ColumnReading?[]? targets = Targets(path, header.Names, isWanted);
        if (targets is null)
        {
            return 0;
        }

        long rows = 0;
        while (reader.ReadRecord())
        {
            if ((++rows & 0xFFF) == 0)
            {
                Cancellation.ThrowIfCancellationRequested();
            }

            if (header.Fault(reader) is { } fault)
            {
                Faults.Add(fault);
            }
            else
            {
                AddRow(reader, targets, path);
            }
        }

        return rows;
    }

    private void AddRow(CsvReader reader, ColumnReading?[] targets, string path)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i]?.Add(reader.Field(i), path, reader.RowNumber) is { } wrong)
            {
                Faults.Add(wrong);
            }
        }
    }

    private static bool IsTabbed(string path) => path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tsv.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tab", StringComparison.OrdinalIgnoreCase);
}
