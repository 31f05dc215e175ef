using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>A public key that a provider signs with: RSA of at least 2048 bits, or P-256.</summary>
internal abstract record SigningKey(string? Id, string? Algorithm)
{
    private const int SmallestRsa = 2048;

    /// <summary>Reads a key; null for one that is of another kind, or not for signatures.</summary>
    public static SigningKey? Read(JsonElement key)
    {
        if (Text(key, "use") is not (null or "sig"))
        {
            return null;
        }

        try
        {
            return Text(key, "kty") switch
            {
                "RSA" when Bytes(key, "n") is { } n && Bytes(key, "e") is { } e && n.Length * 8 >= SmallestRsa =>
                    new Rsa(Text(key, "kid"), Text(key, "alg"), new RSAParameters { Modulus = n, Exponent = e }),
                "EC" when Text(key, "crv") == "P-256" && Bytes(key, "x") is { Length: 32 } x && Bytes(key, "y") is { Length: 32 } y =>
                    new P256(Text(key, "kid"), Text(key, "alg"), new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } }),
                _ => null,
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether it signed the data, by an algorithm of this very kind of key: a token cannot make one key serve as another.</summary>
    public bool Verifies(string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        (Algorithm is null || Algorithm == algorithm) && VerifiesAs(algorithm, data, signature);

    protected abstract bool VerifiesAs(string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    private static string? Text(JsonElement key, string name) =>
        key.ValueKind == JsonValueKind.Object && key.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement key, string name) => Text(key, name) is { } text ? Base64Url.DecodeFromChars(text) : null;

    private sealed record Rsa(string? Id, string? Algorithm, RSAParameters Parameters) : SigningKey(Id, Algorithm)
    {
        protected override bool VerifiesAs(string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        {
            RSASignaturePadding? padding = algorithm switch { "RS256" => RSASignaturePadding.Pkcs1, "PS256" => RSASignaturePadding.Pss, _ => null };
            if (padding is null)
            {
                return false;
            }

            using var rsa = RSA.Create(Parameters);
            return rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, padding);
        }
    }

    private sealed record P256(string? Id, string? Algorithm, ECParameters Parameters) : SigningKey(Id, Algorithm)
    {
        protected override bool VerifiesAs(string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
        {
            if (algorithm != "ES256")
            {
                return false;
            }

            using var ecdsa = ECDsa.Create(Parameters);
            return ecdsa.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }
}
