namespace Mainspring.Data.Faults;

/// <summary>The kinds of <see cref="DataFault"/>: words that programs may rely on.</summary>
public static class FaultCodes
{
    /// <summary>A record has more or fewer fields than the header.</summary>
    public const string RaggedRow = "ragged_row";

    /// <summary>A byte of value zero stands in the text.</summary>
    public const string NulByte = "nul_byte";

    /// <summary>Bytes that are not of the declared or detected encoding.</summary>
    public const string WrongEncoding = "wrong_encoding";

    /// <summary>A quoted field is never closed.</summary>
    public const string UnterminatedQuote = "unterminated_quote";

    /// <summary>Text stands between a closing quote and the next delimiter.</summary>
    public const string TextAfterQuote = "text_after_quote";

    /// <summary>A record is longer than the reader holds.</summary>
    public const string RecordTooLong = "record_too_long";

    /// <summary>Two columns have one name.</summary>
    public const string DuplicateHeader = "duplicate_header";

    /// <summary>A column has no name.</summary>
    public const string BlankHeader = "blank_header";

    /// <summary>The first record holds data where names are expected.</summary>
    public const string NoHeader = "no_header";

    /// <summary>The file holds no byte of data.</summary>
    public const string EmptyFile = "empty_file";

    /// <summary>The file holds a header and no row.</summary>
    public const string NoRows = "no_rows";

    /// <summary>A value cannot be read as the type that was declared.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>A value is outside of the range or set that was declared, or a required one is missing.</summary>
    public const string NotAsDeclared = "not_as_declared";

    /// <summary>A declared column is not in the file.</summary>
    public const string MissingColumn = "missing_column";

    /// <summary>Files of one table do not have the same columns.</summary>
    public const string DifferentColumns = "different_columns";

    /// <summary>The file cannot be read as the format it claims to be.</summary>
    public const string WrongFormat = "wrong_format";

    /// <summary>There is no such file.</summary>
    public const string NoSuchFile = "no_such_file";
}
