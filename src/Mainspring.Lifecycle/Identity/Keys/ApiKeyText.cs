using System.Security.Cryptography;

namespace Mainspring.Lifecycle.Identity.Keys;

/// <summary>A key as its user holds it: <c>msk_&lt;id&gt;_&lt;32 random bytes in base64url&gt;</c>.</summary>
public static class ApiKeyText
{
    /// <summary>What every key starts with.</summary>
    public const string Prefix = "msk_";

    /// <summary>The characters of a random token.</summary>
    private const int TokenLength = 43;

    private const int IdBytes = 6;

    /// <summary>A new key with an id of its own.</summary>
    public static (string Id, string Text) New()
    {
        string id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        return (id, Write(id));
    }

    /// <summary>A new key with a given id.</summary>
    public static string Write(string id) => $"{Prefix}{id}_{TokenHash.NewToken()}";

    /// <summary>The id of what is shaped like a key.</summary>
    public static bool TryReadId(ReadOnlySpan<char> text, out ReadOnlySpan<char> id)
    {
        id = default;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[Prefix.Length..];
        int end = rest.IndexOf('_');
        if (end <= 0 || rest.Length - end - 1 != TokenLength)
        {
            return false;
        }

        id = rest[..end];
        return true;
    }
}
