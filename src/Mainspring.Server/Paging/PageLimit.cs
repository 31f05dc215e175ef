using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mainspring.Server.Paging;

/// <summary>How many entries a page may hold: 1 to 1000. Another number is a bad request.</summary>
internal readonly record struct PageLimit(int Value) : IParsable<PageLimit>
{
    private const int Largest = 1000;

    /// <summary>The limit when none is given.</summary>
    public static PageLimit Default { get; } = new(100);

    public static PageLimit Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out PageLimit limit) ? limit : throw new FormatException($"'{s}' is not a number from 1 to {Largest}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PageLimit result)
    {
        bool fits = int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= Largest;
        result = new(value);
        return fits;
    }
}
