using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>Judges ID tokens (OpenID Connect Core 1.0 §3.1.3.7): who signed them, for whom, until when, and for which attempt.</summary>
internal static class IdToken
{
    private const int Longest = 64 * 1024;
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);
    private static readonly string[] Algorithms = ["RS256", "PS256", "ES256"];

    /// <summary>The claims of a token that is good; null for every other.</summary>
    public static JsonElement? Read(string token, IReadOnlyList<SigningKey> keys, string issuer, string audience, string nonce, DateTimeOffset now)
    {
        if (token.Length > Longest || token.Split('.') is not [var headText, var bodyText, var signatureText])
        {
            return null;
        }

        try
        {
            JsonElement head = Parse(headText);
            JsonElement claims = Parse(bodyText);
            byte[] signature = Base64Url.DecodeFromChars(signatureText);
            byte[] signed = Encoding.ASCII.GetBytes($"{headText}.{bodyText}");
            return IsSigned(head, keys, signed, signature) && IsFor(claims, issuer, audience, nonce) && IsNow(claims, now) ? claims : null;
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A text of the claims, or null.</summary>
    public static string? Text(JsonElement claims, string name) =>
        claims.ValueKind == JsonValueKind.Object && claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Of the head, the algorithm and the id of the key are read: where else it says keys are (jku, x5u, jwk) is what a forger would like us to ask.
    private static bool IsSigned(JsonElement head, IReadOnlyList<SigningKey> keys, byte[] signed, byte[] signature)
    {
        string? algorithm = Text(head, "alg");
        string? id = Text(head, "kid");
        return algorithm is not null && Algorithms.Contains(algorithm)
            && !head.TryGetProperty("crit", out _)
            && keys.Any(key => (id is null || key.Id is null || key.Id == id) && key.Verifies(algorithm, signed, signature));
    }

    private static bool IsFor(JsonElement claims, string issuer, string audience, string nonce) =>
        Text(claims, "iss") == issuer && Text(claims, "nonce") == nonce && Text(claims, "sub") is { Length: > 0 and <= 255 } && HasAudience(claims, audience);

    private static bool HasAudience(JsonElement claims, string audience)
    {
        if (!claims.TryGetProperty("aud", out JsonElement given))
        {
            return false;
        }

        // With several audiences, the token must name us as the party that it was issued to.
        string? party = Text(claims, "azp");
        bool isOnly = given.ValueKind == JsonValueKind.String || (given.ValueKind == JsonValueKind.Array && given.GetArrayLength() == 1);
        bool isNamed = given.ValueKind == JsonValueKind.String
            ? given.GetString() == audience
            : given.ValueKind == JsonValueKind.Array && given.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == audience);
        return isNamed && (party == audience || (party is null && isOnly));
    }

    private static bool IsNow(JsonElement claims, DateTimeOffset now) =>
        Instant(claims, "exp") is { } end && now < end + Leeway
        && (Instant(claims, "nbf") is not { } start || start - Leeway <= now)
        && Instant(claims, "iat") is { } made && made - Leeway <= now;

    private static DateTimeOffset? Instant(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double seconds) && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    private static JsonElement Parse(string part)
    {
        using JsonDocument document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new FormatException("A part of the token is no object.");
    }
}
