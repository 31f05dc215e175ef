using System.Text;

namespace Mainspring.Data.Reading;

/// <summary>The texts that stand for a missing value. Surrounding blanks do not matter; an empty or blank field is always missing.</summary>
public sealed class NullSpellings
{
    private readonly byte[][] _spellings;
    private readonly ulong _lengths;

    /// <param name="spellings">The texts, case counts.</param>
    public NullSpellings(IEnumerable<string> spellings)
    {
        Texts = [.. spellings.Select(s => s.Trim()).Where(s => s.Length > 0)];
        _spellings = [.. Texts.Select(Encoding.UTF8.GetBytes)];
        foreach (byte[] spelling in _spellings)
        {
            _lengths |= 1UL << Math.Min(spelling.Length, 63);
        }
    }

    /// <summary>NA, N/A, NaN, nan, null, NULL, Null, None.</summary>
    public static NullSpellings Default { get; } = new(["NA", "N/A", "NaN", "nan", "null", "NULL", "Null", "None"]);

    /// <summary>The texts, without blank ones.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Whether a field is missing.</summary>
    public bool Contains(ReadOnlySpan<byte> field)
    {
        field = FieldValue.Trim(field);
        if (field.IsEmpty)
        {
            return true;
        }

        if ((_lengths >> Math.Min(field.Length, 63) & 1) == 0)
        {
            return false;
        }

        foreach (byte[] spelling in _spellings)
        {
            if (field.SequenceEqual(spelling))
            {
                return true;
            }
        }

        return false;
    }
}
