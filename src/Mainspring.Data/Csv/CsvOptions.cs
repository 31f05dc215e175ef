namespace Mainspring.Data.Csv;

/// <summary>What somebody knows of a delimited file; everything not said is found out from its first bytes.</summary>
public sealed record CsvOptions
{
    /// <summary>Find out everything.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>The character between two fields, an ASCII character.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The encoding. Without it a file is UTF-16 when it looks so, else UTF-8, and other bytes are faults.</summary>
    public TextEncoding? Encoding { get; init; }
}
