using System.Text.Json.Serialization;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>The answer of the token endpoint.</summary>
internal sealed record TokenAnswer([property: JsonPropertyName("id_token")] string? IdToken);
