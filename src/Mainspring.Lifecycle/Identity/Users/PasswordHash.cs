using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mainspring.Lifecycle.Identity.Users;

/// <summary>A password as it is kept: salted and slow to guess (PBKDF2 with HMAC-SHA-512, RFC 8018).</summary>
public sealed record PasswordHash
{
    private const string Scheme = "pbkdf2-sha512";
    private const int Iterations = 210_000;
    private const int MostIterations = 10_000_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    private readonly int _iterations;
    private readonly byte[] _salt;
    private readonly byte[] _hash;

    private PasswordHash(string text, int iterations, byte[] salt, byte[] hash) => (Text, _iterations, _salt, _hash) = (text, iterations, salt, hash);

    /// <summary>Scheme, iterations, salt and hash, divided by <c>$</c>.</summary>
    public string Text { get; }

    /// <summary>Hashes a password with a salt of its own. Takes about a tenth of a second.</summary>
    public static PasswordHash Of(string password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        byte[] hash = Derive(password, salt, Iterations);
        return new(string.Create(CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}"), Iterations, salt, hash);
    }

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static PasswordHash Parse(string text) => TryParse(text, out PasswordHash? hash) ? hash : throw new FormatException("This is not a password hash of Mainspring.");

    /// <summary>Whether it is this password. Takes as long for a wrong one as for the right one.</summary>
    public bool Matches(string password) => CryptographicOperations.FixedTimeEquals(Derive(password, _salt, _iterations), _hash);

    /// <summary>Does not show the hash.</summary>
    public override string ToString() => Scheme;

    /// <inheritdoc/>
    public bool Equals(PasswordHash? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private static bool TryParse(string text, [NotNullWhen(true)] out PasswordHash? hash)
    {
        hash = null;
        byte[] salt = new byte[SaltBytes];
        byte[] derived = new byte[HashBytes];
        if (text.Split('$') is [Scheme, var rounds, var saltText, var hashText]
            && int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out int iterations) && iterations is >= 1 and <= MostIterations
            && Convert.TryFromBase64String(saltText, salt, out int saltLength) && saltLength == SaltBytes
            && Convert.TryFromBase64String(hashText, derived, out int hashLength) && hashLength == HashBytes)
        {
            hash = new(text, iterations, salt, derived);
        }

        return hash is not null;
    }

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA512, HashBytes);
}
