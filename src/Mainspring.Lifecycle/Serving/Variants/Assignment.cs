using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Mainspring.Lifecycle.Serving.Variants;

/// <summary>
/// Which point of 0 to 2⁶⁴ a key belongs to: the first eight bytes, most significant first, of the SHA-256 of <c>salt ':' key</c>. Every process and every
/// language finds the same point, and a key goes to the same variant for as long as the ranges and the salt of the endpoint stay.
/// </summary>
public static class Assignment
{
    private const int SmallKey = 512;

    /// <summary>The point of a key.</summary>
    /// <param name="salt">The endpoint's salt in ASCII.</param>
    /// <param name="key">The key in UTF-8.</param>
    public static ulong PointOf(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> key)
    {
        int length = salt.Length + 1 + key.Length;
        Span<byte> text = length <= SmallKey ? stackalloc byte[SmallKey] : new byte[length];
        salt.CopyTo(text);
        text[salt.Length] = (byte)':';
        key.CopyTo(text[(salt.Length + 1)..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>A salt for a new endpoint: 128 bits that nobody can guess, in hexadecimal.</summary>
    public static string NewSalt() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The point below which a share of 0 to 1 of all keys lie.</summary>
    public static ulong PointAt(double share) => share >= 1 ? ulong.MaxValue : (ulong)(Math.Max(0, share) * 18_446_744_073_709_551_616.0);
}
