using System.Collections.Frozen;
using System.Text;

namespace Mainspring.Data.Expressions.Functions;

/// <summary>A unit of measure.</summary>
/// <param name="Name">As it is written in expressions.</param>
/// <param name="Dimension">What it measures; units of one dimension convert.</param>
/// <param name="Factor">How many of the dimension's base (square foot, metre, kilogram, second, litre) it is.</param>
internal sealed record Unit(string Name, string Dimension, double Factor)
{
    private const int Longest = 32;

    private static readonly (Unit Unit, string[] Spellings)[] Known =
    [
        (new("sq ft", "area", 1), ["sqft", "sqfeet", "squarefoot", "squarefeet", "ft2", "sft"]),
        (new("sq m", "area", 1 / 0.09290304), ["sqm", "sqmeter", "sqmetre", "squaremeter", "squaremetre", "m2", "m²"]),
        (new("sq yd", "area", 9), ["sqyd", "sqyard", "squareyard", "yd2", "gaj"]),
        (new("sq km", "area", 1e6 / 0.09290304), ["sqkm", "km2", "squarekilometer", "squarekilometre"]),
        (new("sq mile", "area", 27_878_400), ["sqmile", "sqmi", "squaremile"]),
        (new("acre", "area", 43_560), ["acre"]),
        (new("hectare", "area", 1e4 / 0.09290304), ["hectare", "ha"]),
        (new("cent", "area", 435.6), ["cent"]),
        (new("guntha", "area", 1089), ["guntha", "gunta"]),
        (new("perch", "area", 272.25), ["perch", "perche"]),
        (new("ground", "area", 2400), ["ground"]),
        (new("m", "length", 1), ["m", "meter", "metre"]),
        (new("mm", "length", 0.001), ["mm", "millimeter", "millimetre"]),
        (new("cm", "length", 0.01), ["cm", "centimeter", "centimetre"]),
        (new("km", "length", 1000), ["km", "kilometer", "kilometre"]),
        (new("in", "length", 0.0254), ["in", "inch", "inche", "\""]),
        (new("ft", "length", 0.3048), ["ft", "foot", "feet", "'"]),
        (new("yd", "length", 0.9144), ["yd", "yard"]),
        (new("mile", "length", 1609.344), ["mile", "mi"]),
        (new("kg", "mass", 1), ["kg", "kilo", "kilogram", "kilogramme"]),
        (new("g", "mass", 0.001), ["g", "gram", "gramme"]),
        (new("mg", "mass", 1e-6), ["mg", "milligram"]),
        (new("t", "mass", 1000), ["t", "ton", "tonne"]),
        (new("lb", "mass", 0.45359237), ["lb", "pound"]),
        (new("oz", "mass", 0.028349523125), ["oz", "ounce"]),
        (new("s", "time", 1), ["s", "sec", "second"]),
        (new("ms", "time", 0.001), ["ms", "millisecond"]),
        (new("min", "time", 60), ["min", "minute"]),
        (new("h", "time", 3600), ["h", "hr", "hour"]),
        (new("day", "time", 86_400), ["d", "day"]),
        (new("week", "time", 604_800), ["week", "wk"]),
        (new("l", "volume", 1), ["l", "liter", "litre"]),
        (new("ml", "volume", 0.001), ["ml", "milliliter", "millilitre"]),
        (new("gal", "volume", 3.785411784), ["gal", "gallon"]),
    ];

    private static readonly FrozenDictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> BySpelling = Known
        .SelectMany(known => known.Spellings.Select(spelling => KeyValuePair.Create(spelling, known.Unit)))
        .ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The names of all units.</summary>
    public static IEnumerable<string> Names => Known.Select(known => known.Unit.Name);

    /// <summary>The unit that a text spells, without regard to case, blanks, points and a plural s; or null.</summary>
    public static Unit? Find(ReadOnlySpan<byte> text)
    {
        Span<char> letters = stackalloc char[Longest];
        int length = 0;
        while (!text.IsEmpty)
        {
            _ = Rune.DecodeFromUtf8(text, out Rune rune, out int used);
            text = text[used..];
            if (Rune.IsWhiteSpace(rune) || rune.Value is '.' or '-')
            {
                continue;
            }

            if (!rune.IsBmp || length == Longest)
            {
                return null;
            }

            letters[length++] = char.ToLowerInvariant((char)rune.Value);
        }

        ReadOnlySpan<char> spelling = letters[..length];
        return BySpelling.TryGetValue(spelling, out Unit? unit) || (spelling.Length > 1 && spelling[^1] == 's' && BySpelling.TryGetValue(spelling[..^1], out unit)) ? unit : null;
    }
}
