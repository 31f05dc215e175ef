using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mainspring.Storage.Relational;
using Mainspring.Storage.Relational.Artifacts;

namespace Mainspring.Server.Artifacts;

/// <summary>
/// Signs what a client may do once without a key of its own: put a part, put or read one file, until a moment. All nodes of a
/// workspace know each other's signatures.
/// </summary>
internal sealed class TransferSigner(Database database, TimeProvider time)
{
    private byte[]? _key;

    /// <summary>Signs a permission, which ends after some time.</summary>
    /// <returns>When it ends, in seconds since 1970, and the signature.</returns>
    public async Task<(long Expires, string Signature)> SignAsync(string permission, TimeSpan lifetime, CancellationToken cancellation)
    {
        long expires = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds();
        return (expires, await SignAsync(permission, expires, cancellation));
    }

    /// <summary>Whether a permission was signed here, and has not ended.</summary>
    public async Task<bool> VerifyAsync(string permission, string? expires, string? signature, CancellationToken cancellation) =>
        long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out long end)
        && end >= time.GetUtcNow().ToUnixTimeSeconds()
        && Same(await SignAsync(permission, end, cancellation), signature ?? "");

    private static bool Same(string right, string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(given));

    private async Task<string> SignAsync(string permission, long expires, CancellationToken cancellation)
    {
        byte[] key = _key ??= await SigningKey.ReadAsync(database, cancellation);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{expires}\n{permission}"))));
    }
}
