using Mainspring.Data.Building;
using Mainspring.Data.Csv;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Reading;

/// <summary>Reads delimited files with the same columns into one table. A column that turns out late to be text is read a second time.</summary>
internal sealed class DelimitedReading(IReadOnlyList<string> files, ReadOptions options, CancellationToken cancellation)
{
    private readonly FaultList _faults = new();
    private List<ColumnReading>? _columns;

    public Table Read()
    {
        long rows = 0;
        foreach (string file in files)
        {
            rows += Read(file, c => true);
        }

        if (rows == 0 && _faults.IsEmpty)
        {
            _faults.Add(new(files[0], 0, null, FaultCodes.NoRows, "the file has a header and no row."));
        }

        _faults.ThrowIfAny();
        List<ColumnReading> again = [.. _columns!.Where(c => c.MustBeReadAgain)];
        if (again.Count > 0)
        {
            again.ForEach(c => c.ReadAgain());
            foreach (string file in files)
            {
                Read(file, again.Contains);
            }
        }

        return new([.. _columns!.Select(c => c.Build())]);
    }

    private long Read(string path, Func<ColumnReading, bool> isWanted)
    {
        CsvFile file = CsvFile.Open(path, options.Csv with { Delimiter = options.Csv.Delimiter ?? (IsTabbed(path) ? '\t' : null) });
        using var reader = new CsvReader(file.Text, file.Dialect);
        CsvHeader header = CsvHeader.Read(reader, file.Dialect, path);
        ColumnReading?[]? targets = Targets(header, isWanted);
        if (targets is null)
        {
            return 0;
        }

        long rows = 0;
        while (reader.ReadRecord())
        {
            if ((++rows & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (header.Fault(reader) is { } fault)
            {
                _faults.Add(fault);
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
                _faults.Add(wrong);
            }
        }
    }

    /// <summary>The column of each field; the first file's header makes the columns. Null when the header does not have the same.</summary>
    private ColumnReading?[]? Targets(CsvHeader header, Func<ColumnReading, bool> isWanted)
    {
        if (_columns is null)
        {
            _columns = [.. header.Names.Select(name => new ColumnReading(name, options))];
            foreach (string absent in options.Columns.Keys.Except(header.Names))
            {
                _faults.Add(new(header.File, 1, absent, FaultCodes.MissingColumn, $"the column is declared, but the file has only {string.Join(", ", header.Names.Take(20))}{(header.Names.Count > 20 ? ", …" : "")}."));
            }
        }

        Dictionary<string, ColumnReading> byName = _columns.ToDictionary(c => c.Name);
        string[] missing = [.. _columns.Select(c => c.Name).Except(header.Names)];
        string[] extra = [.. header.Names.Where(n => !byName.ContainsKey(n))];
        if (missing.Length + extra.Length > 0)
        {
            string lacks = missing.Length > 0 ? $" It lacks {string.Join(", ", missing)}." : "";
            string adds = extra.Length > 0 ? $" It adds {string.Join(", ", extra)}." : "";
            _faults.Add(new(header.File, 1, null, FaultCodes.DifferentColumns, $"the file does not have the columns of {files[0]}.{lacks}{adds}"));
            return null;
        }

        return [.. header.Names.Select(n => isWanted(byName[n]) ? byName[n] : null)];
    }

    private static bool IsTabbed(string path) => path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tsv.gz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tab", StringComparison.OrdinalIgnoreCase);
}
