namespace Mainspring.Data.Csv;

/// <summary>How a delimited text file is written.</summary>
public sealed record CsvDialect
{
    /// <summary>Commas, double quotes, a header, UTF-8.</summary>
    public static CsvDialect Default { get; } = new();

    /// <summary>The byte between two fields.</summary>
    public byte Delimiter { get; init; } = (byte)',';

    /// <summary>The byte around fields that hold delimiters, line ends or itself (doubled).</summary>
    public byte Quote { get; init; } = (byte)'"';

    /// <summary>The byte that ends a record. A carriage return before a line feed belongs to the line end.</summary>
    public byte RecordEnd { get; init; } = (byte)'\n';

    /// <summary>Whether the first record holds the names of the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The encoding of the bytes of the file. A <see cref="CsvReader"/> wants UTF-8: see <see cref="TextEncodings.ToUtf8"/>.</summary>
    public TextEncoding Encoding { get; init; }

    /// <summary>
    /// Finds delimiter, line end, encoding and whether there is a header from the first bytes of a file. The delimiter is the one of
    /// comma, semicolon, tab and bar that cuts the records into the same number of fields, and into most.
    /// </summary>
    /// <param name="start">The first bytes, some tens of kilobytes, byte order mark included.</param>
    /// <param name="isWhole">Whether these are all the bytes of the file, so that the last record counts too.</param>
    public static CsvDialect Sniff(ReadOnlySpan<byte> start, bool isWhole = false)
    {
        TextEncoding encoding = TextEncodings.Detect(start, out int markLength);
        ReadOnlySpan<byte> text = start[markLength..];
        return DialectSniffer.Sniff(encoding is TextEncoding.Utf16 or TextEncoding.Utf16BigEndian ? ToUtf8(text, encoding) : text, isWhole) with { Encoding = encoding };
    }

    private static byte[] ToUtf8(ReadOnlySpan<byte> text, TextEncoding encoding) =>
        System.Text.Encoding.UTF8.GetBytes(TextEncodings.Decoder(encoding).GetString(text[..(text.Length & ~1)]));
}
