using System.Globalization;

namespace Mainspring.Data.Tables;

/// <summary>Whole numbers; <see cref="Missing"/> stands for a missing value.</summary>
public sealed class IntegerColumn(string name, long[] values) : Column(name, ColumnType.Integer)
{
    /// <summary>The value that stands for missing: the smallest 64-bit number, which no file holds as data.</summary>
    public const long Missing = long.MinValue;

    /// <summary>The values, one a row.</summary>
    public ReadOnlySpan<long> Values => values;

    /// <inheritdoc/>
    public override int Length => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => values[row] == Missing;

    /// <inheritdoc/>
    public override string? Format(int row) => IsMissing(row) ? null : values[row].ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows) => new IntegerColumn(Name, Pick(values, rows));
}
