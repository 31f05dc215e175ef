namespace Mainspring.Data.Reading;

/// <summary>The file formats that tables are read from and written to.</summary>
public enum DataFormat
{
    /// <summary>Delimited text, gzip or not.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>One JSON object a line, gzip or not.</summary>
    JsonLines,
}
