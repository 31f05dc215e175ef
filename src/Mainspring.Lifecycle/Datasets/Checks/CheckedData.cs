using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>What is checked.</summary>
/// <param name="Source">The file or pattern, as people name it.</param>
/// <param name="Table">Its rows.</param>
/// <param name="WrittenAt">When the newest of its files was written; null when that is not known.</param>
/// <param name="HeaderRows">Rows before the first row of data: 1 for delimited text, else 0.</param>
public sealed record CheckedData(string Source, Table Table, DateTimeOffset? WrittenAt, int HeaderRows = 1)
{
    /// <summary>The number of a row, the first being 0, as faults count it.</summary>
    public long NumberOf(int row) => row + 1L + HeaderRows;
}
