using Mainspring.Data.Csv;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Reading;

/// <summary>What somebody knows of files to be read; everything not said is found out.</summary>
public sealed record ReadOptions
{
    /// <summary>Find out everything.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>The format; null goes by the name, then by the first bytes.</summary>
    public DataFormat? Format { get; init; }

    /// <summary>Delimiter and encoding of delimited text.</summary>
    public CsvOptions Csv { get; init; } = CsvOptions.Default;

    /// <summary>The texts that stand for a missing value.</summary>
    public NullSpellings Nulls { get; init; } = NullSpellings.Default;

    /// <summary>Declared types by column. A value that is not of its column's type is a fault; columns not named here are inferred.</summary>
    public IReadOnlyDictionary<string, ColumnType> Columns { get; init; } = new Dictionary<string, ColumnType>();

    /// <summary>
    /// Inferred text with more distinct values is <see cref="ColumnType.Text"/> at any number of rows; with fewer it is a category
    /// when it has at most the larger of 50 and a tenth of the rows, and is not nearly unique.
    /// </summary>
    public int MaxCategoryLevels { get; init; } = 10_000;
}
