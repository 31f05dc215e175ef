namespace Mainspring.Data.Tables;

/// <summary>True (1), false (0) or missing (-1).</summary>
public sealed class BooleanColumn(string name, sbyte[] values) : Column(name, ColumnType.Boolean)
{
    /// <summary>The value that stands for missing.</summary>
    public const sbyte Missing = -1;

    /// <summary>1, 0 or <see cref="Missing"/>, one a row.</summary>
    public ReadOnlySpan<sbyte> Values => values;

    /// <inheritdoc/>
    public override int Length => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => values[row] == Missing;

    /// <inheritdoc/>
    public override string? Format(int row) => values[row] switch { Missing => null, 0 => "false", _ => "true" };

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows) => new BooleanColumn(Name, Pick(values, rows));
}
