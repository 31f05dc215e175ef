using System.IO.Compression;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Writing;

/// <summary>Writes a table to a file. Reading the file gives the same values; the types too, as far as the format tells them.</summary>
public static class TableWriter
{
    /// <summary>Writes a file, packed when its name ends in <c>.gz</c>. The file appears under its name when it is whole; one that is there is replaced.</summary>
    /// <param name="table">What to write.</param>
    /// <param name="path">The file; its extension tells the format when none is given.</param>
    /// <param name="format">The format; CSV when the extension says nothing.</param>
    /// <param name="cancellation">Stops writing.</param>
    public static void Write(Table table, string path, DataFormat? format = null, CancellationToken cancellation = default)
    {
        string partial = $"{path}.{Guid.NewGuid():n}.partial";
        try
        {
            switch (format ?? DataFormats.OfName(path) ?? DataFormat.Csv)
            {
                case DataFormat.Parquet:
                    ParquetFile.Write(table, partial, cancellation);
                    break;
                case DataFormat.JsonLines:
                    JsonLinesFile.Write(table, Create(partial, path), cancellation);
                    break;
                default:
                    DelimitedFile.Write(table, Create(partial, path), path.Contains(".tsv", StringComparison.OrdinalIgnoreCase), cancellation);
                    break;
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static Stream Create(string partial, string path)
    {
        FileStream file = File.Create(partial);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionLevel.Fastest) : file;
    }
}
