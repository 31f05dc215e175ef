using System.Globalization;

namespace Mainspring.Learning.Foreign.LightGbm;

/// <summary>Lines of <c>key=value</c>: the header of a model, or one tree.</summary>
internal sealed class LightGbmBlock
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Takes over a line. One without a sign is a key alone.</summary>
    public void Add(string line)
    {
        int sign = line.IndexOf('=', StringComparison.Ordinal);
        _values[sign < 0 ? line : line[..sign]] = sign < 0 ? "" : line[(sign + 1)..];
    }

    public bool Has(string key) => _values.ContainsKey(key);

    /// <exception cref="FormatException">There is no such key.</exception>
    public string Text(string key, string? otherwise = null) => _values.GetValueOrDefault(key) ?? otherwise ?? throw new FormatException($"it lacks '{key}', which LightGBM writes");

    /// <exception cref="FormatException">There is no such number.</exception>
    public int Int(string key) => int.Parse(Text(key), NumberStyles.Integer, CultureInfo.InvariantCulture);

    public int[] Ints(string key) => [.. Words(key).Select(word => int.Parse(word, NumberStyles.Integer, CultureInfo.InvariantCulture))];

    public uint[] Bits(string key) => [.. Words(key).Select(word => uint.Parse(word, NumberStyles.Integer, CultureInfo.InvariantCulture))];

    public double[] Doubles(string key) => [.. Words(key).Select(word => double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture))];

    private string[] Words(string key) => Text(key, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
