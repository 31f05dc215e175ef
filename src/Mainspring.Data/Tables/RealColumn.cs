namespace Mainspring.Data.Tables;

/// <summary>Double-precision numbers; NaN stands for a missing value.</summary>
public sealed class RealColumn(string name, double[] values) : Column(name, ColumnType.Real)
{
    /// <summary>The values, one a row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <inheritdoc/>
    public override int Length => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(values[row]);

    /// <inheritdoc/>
    public override string? Format(int row) => IsMissing(row) ? null : Text(values[row]);

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows) => new RealColumn(Name, Pick(values, rows));
}
