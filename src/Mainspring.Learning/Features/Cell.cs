using Mainspring.Data.Expressions;

namespace Mainspring.Learning.Features;

/// <summary>
/// A cell is one parsed value of one input column, as a double: numbers as they are, booleans 1 or 0, timestamps in microseconds
/// since 1970, categories as the index of their level, free text as a hash.
/// </summary>
public static class Cell
{
    /// <summary>A missing value: NaN. Test with <see cref="double.IsNaN(double)"/>.</summary>
    public const double Missing = double.NaN;

    /// <summary>A category that training never saw.</summary>
    public const double Unseen = -1;

    /// <summary>The bits that a double holds exactly.</summary>
    private const int HashBits = 52;

    /// <summary>The cell of a free text.</summary>
    internal static double OfText(ReadOnlySpan<byte> utf8) => Fnv1a.Hash(utf8) >> (64 - HashBits);
}
