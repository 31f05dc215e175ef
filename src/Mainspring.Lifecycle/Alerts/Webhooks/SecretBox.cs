using System.Security.Cryptography;
using System.Text;

namespace Mainspring.Lifecycle.Alerts.Webhooks;

/// <summary>Seals secrets, so that who reads the database or a copy of it does not read them. AES-256-GCM, a fresh nonce for each.</summary>
/// <param name="key">32 bytes, kept apart from what is sealed.</param>
public sealed class SecretBox(byte[] key)
{
    /// <summary>How many bytes a key has.</summary>
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key = key.Length == KeyBytes ? key : throw new ArgumentException($"A key has {KeyBytes} bytes, not {key.Length}.", nameof(key));

    /// <summary>Seals a text: nonce, tag and cipher text.</summary>
    public byte[] Seal(string secret)
    {
        byte[] plain = Encoding.UTF8.GetBytes(secret);
        byte[] box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes));
        return box;
    }

    /// <summary>The text that was sealed, or null when another key sealed it or somebody changed it.</summary>
    public string? Open(byte[] box)
    {
        if (box.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        byte[] plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(box.AsSpan(0, NonceBytes), box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
