namespace Mainspring.Data.Expressions;

/// <summary>The 64-bit hash FNV-1a of Fowler, Noll and Vo: the same on every machine and in every version, so that what is trained by it stays true.</summary>
public static class Fnv1a
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash of some bytes.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = Basis;
        foreach (byte value in bytes)
        {
            hash = (hash ^ value) * Prime;
        }

        return hash;
    }
}
