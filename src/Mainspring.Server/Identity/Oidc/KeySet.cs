using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>A set of public keys (RFC 7517). Addresses of further keys and certificates are not even read.</summary>
internal sealed record KeySet([property: JsonPropertyName("keys")] IReadOnlyList<JsonElement>? Keys);
