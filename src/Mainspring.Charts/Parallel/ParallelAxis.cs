namespace Mainspring.Charts.Parallel;

/// <summary>
/// One upright axis of a <see cref="ParallelChart"/>: of numbers when every value that is there reads as one, else of words, each at
/// its own place.
/// </summary>
public sealed record ParallelAxis
{
    /// <summary>An axis with one value for each line; null where a line has none.</summary>
    public ParallelAxis(string name, IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Name = name;
        Values = values;
        Numbers = [.. values.Select(Read)];
        Words = values.Where((value, i) => value is not null && Numbers[i] is null).Any()
            ? [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
            : null;
    }

    /// <summary>What stands above the axis.</summary>
    public string Name { get; }

    /// <summary>The values as they are shown, one a line.</summary>
    public IReadOnlyList<string?> Values { get; }

    /// <summary>The values as numbers, where they are some and finite.</summary>
    internal IReadOnlyList<double?> Numbers { get; }

    /// <summary>The words of the axis from bottom to top; null on an axis of numbers.</summary>
    internal IReadOnlyList<string>? Words { get; }

    private static double? Read(string? value) =>
        double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
