using System.Text.Json.Serialization;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>What a provider says about itself (OpenID Connect Discovery 1.0).</summary>
internal sealed record OidcEndpoints(
    [property: JsonPropertyName("issuer")] string? Issuer,
    [property: JsonPropertyName("authorization_endpoint")] Uri? Authorization,
    [property: JsonPropertyName("token_endpoint")] Uri? Token,
    [property: JsonPropertyName("jwks_uri")] Uri? Keys);
