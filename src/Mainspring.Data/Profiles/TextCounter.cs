using System.Numerics;

namespace Mainspring.Data.Profiles;

/// <summary>
/// Counts different texts: exactly up to a million, beyond that by HyperLogLog (Flajolet et al. 2007) with 16,384 registers. The
/// counts of single texts are exact for those among the first million.
/// </summary>
internal sealed class TextCounter
{
    /// <summary>The relative standard error of an estimate: 1.04 / √16384.</summary>
    public const double RelativeError = 0.008125;

    private const int MostExact = 1_000_000;
    private const int RegisterBits = 14;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly byte[] _registers = new byte[1 << RegisterBits];

    public IReadOnlyDictionary<string, long> Counts => _counts;

    public long Total { get; private set; }

    public bool IsExact { get; private set; } = true;

    public long Distinct => IsExact ? _counts.Count : Estimate();

    public void Add(string text)
    {
        Total++;
        Register(Hash(text));
        if (_counts.TryGetValue(text, out long count))
        {
            _counts[text] = count + 1;
        }
        else if (_counts.Count < MostExact)
        {
            _counts.Add(text, 1);
        }
        else
        {
            IsExact = false;
        }
    }

    /// <summary>A well-mixed hash that is the same in every process.</summary>
    internal static ulong Hash(ReadOnlySpan<char> text)
    {
        ulong hash = 0x9E3779B97F4A7C15 ^ (ulong)text.Length;
        foreach (char c in text)
        {
            hash = Mix(hash ^ c);
        }

        return hash;
    }

    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
        value = (value ^ (value >> 29)) * 0xBF58476D1CE4E5B9;
        return value ^ (value >> 32);
    }

    private void Register(ulong hash)
    {
        int register = (int)(hash >> (64 - RegisterBits));
        byte rank = (byte)(1 + BitOperations.LeadingZeroCount((hash << RegisterBits) | (1UL << (RegisterBits - 1))));
        _registers[register] = Math.Max(_registers[register], rank);
    }

    /// <summary>The harmonic mean over the registers; with more than a million values no correction for few is needed.</summary>
    private long Estimate()
    {
        double sum = 0;
        foreach (byte rank in _registers)
        {
            sum += Math.Pow(2, -rank);
        }

        const double registers = 1 << RegisterBits;
        const double alpha = 0.7213 / (1 + (1.079 / registers));
        return (long)Math.Round(alpha * registers * registers / sum);
    }
}
