using Mainspring.Data.Csv;

namespace Mainspring.Lifecycle.Batch;

/// <summary>The file beside an output that says which rows are not in it, and why. It exists only when there are any.</summary>
/// <param name="output">The output.</param>
/// <param name="headerRows">How many rows stand before the first row of data where rows are counted and not where people see them; 0 for delimited text.</param>
internal sealed class RejectedFile(string output, int headerRows) : IDisposable
{
    private ResultFile? _file;
    private CsvWriter? _writer;

    /// <summary>Its name: the output's with <c>.rejected.csv</c> behind.</summary>
    public string FilePath { get; } = $"{output}.rejected.csv";

    public void Write(IEnumerable<RejectedRow> rows)
    {
        foreach (RejectedRow row in rows)
        {
            CsvWriter writer = _writer ??= Begin();
            writer.Write(row.Row - headerRows);
            writer.Write(row.Column);
            writer.Write(row.Message);
            writer.EndRecord();
        }
    }

    /// <summary>Makes the file appear, or removes the one of an earlier time.</summary>
    /// <returns>Its path, or null when no row was rejected.</returns>
    public string? Commit()
    {
        if (_file is null)
        {
            File.Delete(FilePath);
            return null;
        }

        _writer!.Flush();
        _file.Commit();
        return FilePath;
    }

    public void Dispose() => _file?.Dispose();

    private CsvWriter Begin()
    {
        _file = new(FilePath);
        var writer = new CsvWriter(_file.Stream);
        foreach (string name in (string[])["row", "column", "message"])
        {
            writer.Write(name);
        }

        writer.EndRecord();
        return writer;
    }
}
