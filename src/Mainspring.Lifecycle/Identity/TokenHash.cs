using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Mainspring.Lifecycle.Identity;

/// <summary>The SHA-256 of a random token, which is all that is kept of it. A token of 32 random bytes needs no slow hash.</summary>
public sealed record TokenHash
{
    private const int TokenBytes = 32;

    private TokenHash(string hex) => Hex = hex;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hex { get; }

    /// <summary>A new token: 32 random bytes in base64url.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The hash of a token.</summary>
    public static TokenHash Of(ReadOnlySpan<char> token)
    {
        Span<byte> bytes = stackalloc byte[512];
        int length = token.Length <= 170 ? Encoding.UTF8.GetBytes(token, bytes) : -1;
        return new(Convert.ToHexStringLower(SHA256.HashData(length < 0 ? Encoding.UTF8.GetBytes(token.ToArray()) : bytes[..length])));
    }

    /// <summary>Reads what <see cref="Hex"/> wrote.</summary>
    public static TokenHash Parse(string hex) => hex is { Length: 64 } && hex.All(char.IsAsciiHexDigitLower) ? new(hex) : throw new FormatException("This is not the hash of a token.");

    /// <summary>Whether it is the same, in a time that does not tell how much of it is.</summary>
    public bool Matches(TokenHash other) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hex), Encoding.ASCII.GetBytes(other.Hex));
}
