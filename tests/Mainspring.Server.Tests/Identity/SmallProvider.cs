using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Tests.Identity;

/// <summary>A real little OpenID Connect provider: discovery, keys, authorisation, tokens by code with PKCE. What its tokens hold can be bent.</summary>
public sealed class SmallProvider : IAsyncDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Redirect)> _codes = new();
    private readonly WebApplication _app;

    private SmallProvider()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Text(
            new JsonObject { ["issuer"] = Issuer, ["authorization_endpoint"] = $"{Issuer}/authorize", ["token_endpoint"] = $"{Issuer}/token", ["jwks_uri"] = $"{Issuer}/keys" }.ToJsonString(), "application/json"));
        _app.MapGet("/keys", () => Results.Text(Keys().ToJsonString(), "application/json"));
        _app.MapGet("/authorize", (string state, string nonce, string code_challenge, string redirect_uri) =>
        {
            string code = Guid.NewGuid().ToString("N");
            _codes[code] = (nonce, code_challenge, redirect_uri);
            return Results.Redirect($"{redirect_uri}?code={code}&state={state}");
        });
        _app.MapPost("/token", (Delegate)TokenAsync);
    }

    public string Issuer => _app.Urls.First();

    /// <summary>Bends the claims of the next tokens.</summary>
    public Action<JsonObject> Bend { get; set; } = static _ => { };

    /// <summary>How the next tokens are signed.</summary>
    public string Algorithm { get; set; } = "RS256";

    /// <summary>Adds to the head of the next tokens.</summary>
    public Action<JsonObject> BendHead { get; set; } = static _ => { };

    /// <summary>Spoils the signature of the next tokens.</summary>
    public bool SpoilsSignature { get; set; }

    public static async Task<SmallProvider> StartAsync()
    {
        var provider = new SmallProvider();
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
        _ecdsa.Dispose();
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync();
        string verifier = form["code_verifier"].ToString();
        string secret = Convert.ToBase64String(Encoding.UTF8.GetBytes("mainspring:s%2Fcret"));
        if (!_codes.TryRemove(form["code"].ToString(), out var asked) || asked.Redirect != form["redirect_uri"]
            || asked.Challenge != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            || context.Request.Headers.Authorization != $"Basic {secret}")
        {
            return Results.BadRequest();
        }

        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["aud"] = "mainspring",
            ["sub"] = "42",
            ["nonce"] = asked.Nonce,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["preferred_username"] = "Olga",
            ["groups"] = new JsonArray("everybody", "ml-team"),
        };
        Bend(claims);
        return Results.Text(new JsonObject { ["id_token"] = Sign(claims), ["token_type"] = "Bearer" }.ToJsonString(), "application/json");
    }

    private string Sign(JsonObject claims)
    {
        var head = new JsonObject { ["alg"] = Algorithm, ["kid"] = Algorithm == "ES256" ? "ec" : "rsa" };
        BendHead(head);
        string text = $"{Encode(head)}.{Encode(claims)}";
        byte[] data = Encoding.ASCII.GetBytes(text);
        byte[] signature = Algorithm switch
        {
            "RS256" => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "PS256" => _rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "ES256" => _ecdsa.SignData(data, HashAlgorithmName.SHA256),
            // The classic forgery: the public key, which everybody has, taken for a shared secret.
            "HS256" => HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), data),
            _ => [],
        };
        if (SpoilsSignature)
        {
            signature[0] ^= 1;
        }

        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private JsonObject Keys()
    {
        RSAParameters rsa = _rsa.ExportParameters(false);
        ECParameters ec = _ecdsa.ExportParameters(false);
        return new()
        {
            ["keys"] = new JsonArray(
                new JsonObject { ["kty"] = "RSA", ["kid"] = "rsa", ["use"] = "sig", ["n"] = Base64Url.EncodeToString(rsa.Modulus), ["e"] = Base64Url.EncodeToString(rsa.Exponent) },
                new JsonObject { ["kty"] = "EC", ["kid"] = "ec", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(ec.Q.X), ["y"] = Base64Url.EncodeToString(ec.Q.Y) },
                new JsonObject { ["kty"] = "oct", ["kid"] = "secret", ["k"] = "c2VjcmV0" }),
        };
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(json));
}
