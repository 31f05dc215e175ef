namespace Mainspring.Data.Csv;

/// <summary>The encodings a text file may have.</summary>
public enum TextEncoding
{
    /// <summary>UTF-8, ASCII included.</summary>
    Utf8,

    /// <summary>UTF-16, low byte first.</summary>
    Utf16,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16BigEndian,

    /// <summary>ISO 8859-1.</summary>
    Latin1,

    /// <summary>Windows code page 1252: Latin-1 with printable characters at 0x80–0x9F.</summary>
    Windows1252,
}
