using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Mainspring.Lifecycle.Identity;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>
/// An attempt to sign in that was sent to the provider. The browser that began it holds all of it in a cookie that scripts cannot read,
/// so it can come back to any node, and strangers cannot fill the memory of one.
/// </summary>
/// <param name="State">What the provider sends back.</param>
/// <param name="Nonce">What the token must hold.</param>
/// <param name="Verifier">What proves to the provider that the code is ours (PKCE, RFC 7636).</param>
/// <param name="ReturnPath">Where to go afterwards.</param>
internal sealed record OidcAttempt(string State, string Nonce, string Verifier, string ReturnPath)
{
    /// <summary>What the provider is told about <see cref="Verifier"/>.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static OidcAttempt New(string returnPath) => new(TokenHash.NewToken(), TokenHash.NewToken(), TokenHash.NewToken(), returnPath);

    /// <summary>Reads what <see cref="ToCookie"/> wrote.</summary>
    public static bool TryRead(string? cookie, [NotNullWhen(true)] out OidcAttempt? attempt)
    {
        attempt = (cookie ?? "").Split('.') is [{ Length: > 0 } state, { Length: > 0 } nonce, { Length: > 0 } verifier, var path] && Base64Url.IsValid(path)
            ? new(state, nonce, verifier, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(path)))
            : null;
        return attempt is not null;
    }

    public string ToCookie() => $"{State}.{Nonce}.{Verifier}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(ReturnPath))}";

    /// <summary>Whether the provider answers this attempt.</summary>
    public bool IsAnsweredBy(string state) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(State));
}
