namespace Mainspring.Data.Tables;

/// <summary>Text from a set of levels, held as codes into <see cref="Levels"/>; <see cref="Missing"/> is missing.</summary>
public sealed class CategoryColumn(string name, int[] codes, string[] levels) : Column(name, ColumnType.Category)
{
    /// <summary>The code that stands for missing.</summary>
    public const int Missing = -1;

    /// <summary>One code a row: an index into <see cref="Levels"/>, or <see cref="Missing"/>.</summary>
    public ReadOnlySpan<int> Codes => codes;

    /// <summary>The distinct values. Not every level need occur.</summary>
    public IReadOnlyList<string> Levels => levels;

    /// <inheritdoc/>
    public override int Length => codes.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => codes[row] == Missing;

    /// <inheritdoc/>
    public override string? Format(int row) => IsMissing(row) ? null : levels[codes[row]];

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows) => new CategoryColumn(Name, Pick(codes, rows), levels);
}
