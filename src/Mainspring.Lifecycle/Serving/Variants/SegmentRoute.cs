using System.Text;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>A segment and what answers it now.</summary>
public sealed class SegmentRoute
{
    private readonly byte[] _column;
    private readonly byte[][] _values;

    internal SegmentRoute(SegmentRule rule, VariantRoute route)
    {
        _column = Encoding.UTF8.GetBytes(rule.Column);
        _values = [.. rule.Values.Select(Encoding.UTF8.GetBytes)];
        Route = route;
    }

    /// <summary>What answers.</summary>
    public VariantRoute Route { get; }

    /// <summary>The column in UTF-8.</summary>
    public ReadOnlySpan<byte> Column => _column;

    /// <summary>Whether a value in UTF-8 belongs to the segment.</summary>
    public bool Holds(ReadOnlySpan<byte> value)
    {
        foreach (byte[] held in _values)
        {
            if (value.SequenceEqual(held))
            {
                return true;
            }
        }

        return false;
    }
}
