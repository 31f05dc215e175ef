using System.Collections;
using System.Globalization;

namespace Mainspring.Learning.Training;

/// <summary>Names and values as a user writes them; a trainer reads them by name and refuses what it does not know. Immutable, ordered by name.</summary>
public sealed class HyperParameters : IEnumerable<KeyValuePair<string, string>>
{
    private readonly SortedDictionary<string, string> _values;

    /// <param name="values">Names and values; numbers in invariant spelling.</param>
    public HyperParameters(IEnumerable<KeyValuePair<string, string>> values)
    {
        _values = new(StringComparer.Ordinal);
        foreach ((string name, string value) in values)
        {
            _values[name] = value;
        }
    }

    /// <summary>Nothing set: a trainer's defaults.</summary>
    public static HyperParameters None { get; } = new([]);

    /// <summary>How many are set.</summary>
    public int Count => _values.Count;

    /// <summary>A copy with one more, or another, value.</summary>
    public HyperParameters With(string name, double value) => With(name, value.ToString("R", CultureInfo.InvariantCulture));

    /// <inheritdoc cref="With(string, double)"/>
    public HyperParameters With(string name, string value) => new(_values.Append(new(name, value)));

    /// <summary>The number of that name, or the default.</summary>
    /// <exception cref="TrainingRefusedException">It is not a number, or not in the range that <paramref name="info"/> states.</exception>
    public double Number(HyperParameterInfo info, double absent)
    {
        if (!_values.TryGetValue(info.Name, out string? text))
        {
            return absent;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || (info.Whole && value != Math.Floor(value)))
        {
            throw new TrainingRefusedException($"The hyper-parameter '{info.Name}' is '{text}'; write {(info.Whole ? "a whole number" : "a number")} from {info.Least:R} to {info.Most:R}.");
        }

        return value >= info.Least && value <= info.Most
            ? value
            : throw new TrainingRefusedException($"The hyper-parameter '{info.Name}' is {text}; it must be from {info.Least:R} to {info.Most:R}.");
    }

    /// <summary>Refuses names that the trainer does not know.</summary>
    /// <exception cref="TrainingRefusedException">There is one; the message lists those that are known.</exception>
    public void RequireKnown(string algorithm, IReadOnlyList<HyperParameterInfo> known)
    {
        foreach (string name in _values.Keys)
        {
            if (!known.Any(k => k.Name == name))
            {
                throw new TrainingRefusedException($"{algorithm} has no hyper-parameter '{name}'; it knows {string.Join(", ", known.Select(k => k.Name))}.");
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
