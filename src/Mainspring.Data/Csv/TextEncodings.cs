using System.Text;

namespace Mainspring.Data.Csv;

/// <summary>Names, byte order marks and decoders of <see cref="TextEncoding"/>.</summary>
public static class TextEncodings
{
    private static readonly (string Name, TextEncoding Encoding)[] Names =
    [
        ("utf8", TextEncoding.Utf8), ("ascii", TextEncoding.Utf8),
        ("utf16", TextEncoding.Utf16), ("utf16le", TextEncoding.Utf16), ("utf16be", TextEncoding.Utf16BigEndian),
        ("latin1", TextEncoding.Latin1), ("iso88591", TextEncoding.Latin1),
        ("windows1252", TextEncoding.Windows1252), ("cp1252", TextEncoding.Windows1252),
    ];

    /// <summary>The encoding of a name such as <c>utf-8</c>, <c>latin1</c> or <c>ISO-8859-1</c>; case, <c>-</c> and <c>_</c> do not matter.</summary>
    public static bool TryParse(string name, out TextEncoding encoding)
    {
        string plain = name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach ((string known, TextEncoding value) in Names)
        {
            if (known == plain)
            {
                encoding = value;
                return true;
            }
        }

        encoding = default;
        return false;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="ArgumentException">There is no encoding of that name.</exception>
    public static TextEncoding Parse(string name) => TryParse(name, out TextEncoding encoding)
        ? encoding
        : throw new ArgumentException($"The encoding '{name}' is not known; write utf-8, utf-16, latin1 or windows-1252.", nameof(name));

    /// <summary>The encoding that the first bytes of a file tell by their byte order mark or, for UTF-16, by their zero bytes; UTF-8 otherwise.</summary>
    /// <param name="start">The first bytes of the file.</param>
    /// <param name="markLength">The length of the byte order mark; 0 when there is none.</param>
    public static TextEncoding Detect(ReadOnlySpan<byte> start, out int markLength)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            markLength = 3;
            return TextEncoding.Utf8;
        }

        markLength = 2;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return TextEncoding.Utf16;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return TextEncoding.Utf16BigEndian;
        }

        markLength = 0;
        return DetectByZeros(start);
    }

    /// <summary>A stream of the same text in UTF-8.</summary>
    public static Stream ToUtf8(Stream stream, TextEncoding encoding) => encoding == TextEncoding.Utf8
        ? stream
        : Encoding.CreateTranscodingStream(stream, Decoder(encoding), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>The framework's encoding.</summary>
    public static Encoding Decoder(TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf16 => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
        TextEncoding.Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        TextEncoding.Latin1 => Encoding.Latin1,
        TextEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    private static TextEncoding DetectByZeros(ReadOnlySpan<byte> start)
    {
        int even = 0, odd = 0, pairs = Math.Min(start.Length, 512) / 2;
        for (int i = 0; i < pairs; i++)
        {
            even += start[2 * i] == 0 ? 1 : 0;
            odd += start[(2 * i) + 1] == 0 ? 1 : 0;
        }

        // Text of Western scripts in UTF-16 has a zero in nearly every pair; a stray NUL in UTF-8 is a fault, not an encoding.
        return (odd > pairs / 2 && even < pairs / 8, even > pairs / 2 && odd < pairs / 8) switch
        {
            (true, _) => TextEncoding.Utf16,
            (_, true) => TextEncoding.Utf16BigEndian,
            _ => TextEncoding.Utf8,
        };
    }
}
