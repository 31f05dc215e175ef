namespace Mainspring.Data.Tables;

/// <summary>Free text; null is missing.</summary>
public sealed class TextColumn(string name, string?[] values) : Column(name, ColumnType.Text)
{
    /// <summary>The values, one a row.</summary>
    public ReadOnlySpan<string?> Values => values;

    /// <inheritdoc/>
    public override int Length => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => values[row] is null;

    /// <inheritdoc/>
    public override string? Format(int row) => values[row];

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows) => new TextColumn(Name, Pick(values, rows));
}
