namespace Mainspring.Data.Csv;

/// <summary>What is wrong inside one record, apart from its number of fields.</summary>
public enum CsvProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A byte of value zero.</summary>
    NulByte,

    /// <summary>Bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A quoted field that is not closed before the end of the data.</summary>
    UnterminatedQuote,

    /// <summary>Text between a closing quote and the next delimiter.</summary>
    TextAfterQuote,

    /// <summary>The record is longer than <see cref="CsvReader.MaxRecordBytes"/>; reading stops.</summary>
    RecordTooLong,
}
