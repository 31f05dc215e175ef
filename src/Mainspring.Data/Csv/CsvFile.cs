using Mainspring.Data.Faults;

namespace Mainspring.Data.Csv;

/// <summary>An opened delimited file: its dialect, and its text as UTF-8 without byte order mark, ready for a <see cref="CsvReader"/> or <see cref="CsvBlockReader"/>.</summary>
/// <param name="Path">The file as it was named.</param>
/// <param name="Dialect">What was told or found out.</param>
/// <param name="Text">The text from the first record on; whoever reads it closes it.</param>
public sealed record CsvFile(string Path, CsvDialect Dialect, Stream Text)
{
    private const int SampleBytes = 64 * 1024;

    /// <summary>Opens a file, unpacks gzip (told by its first bytes), finds out the dialect.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="DataFormatException">It is a workbook, an archive or another format that is no text.</exception>
    /// <exception cref="ArgumentException">The delimiter is not an ASCII character.</exception>
    public static CsvFile Open(string path, CsvOptions? options = null)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        try
        {
            return Open(path, file, options ?? CsvOptions.Default);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The same for bytes that come from elsewhere; <paramref name="name"/> stands in faults.</summary>
    public static CsvFile Open(string name, Stream bytes, CsvOptions options)
    {
        if (options.Delimiter is { } told && !char.IsAscii(told))
        {
            throw new ArgumentException($"The delimiter '{told}' is not an ASCII character; write one such as ',' ';' '|' or a tab.", nameof(options));
        }

        Stream plain = Gzip.Unpack(bytes);
        byte[] sample = Gzip.ReadStart(plain, SampleBytes);
        RefuseOtherFormats(name, sample);
        CsvDialect dialect = CsvDialect.Sniff(sample, isWhole: sample.Length < SampleBytes);
        TextEncoding detected = TextEncodings.Detect(sample, out int markLength);
        dialect = dialect with
        {
            Delimiter = options.Delimiter is { } delimiter ? (byte)delimiter : dialect.Delimiter,
            Encoding = options.Encoding is { } encoding && markLength == 0 ? encoding : detected,
        };
        return new(name, dialect, TextEncodings.ToUtf8(new ConcatenatedStream(new MemoryStream(sample, markLength, sample.Length - markLength), plain), dialect.Encoding));
    }

    /// <summary>Files that people name .csv and that no text reader can make sense of are told by their first bytes.</summary>
    private static void RefuseOtherFormats(string name, ReadOnlySpan<byte> start)
    {
        string? what = start.StartsWith("PK\x03\x04"u8) ? "an Excel workbook or a ZIP archive; save the sheet as CSV, or unpack the archive"
            : start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? "an old Excel workbook; save the sheet as CSV"
            : start.StartsWith("PAR1"u8) ? "Parquet; give it a name that ends in .parquet"
            : start.StartsWith("%PDF"u8) ? "a PDF; export the table as CSV"
            : null;
        if (what is not null)
        {
            throw new DataFormatException(new DataFault(name, 0, null, FaultCodes.WrongFormat, $"this is no delimited text but {what}."));
        }
    }
}
