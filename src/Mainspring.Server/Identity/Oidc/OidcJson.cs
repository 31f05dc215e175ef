using System.Text.Json.Serialization;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>The JSON of OpenID Connect.</summary>
[JsonSerializable(typeof(OidcEndpoints))]
[JsonSerializable(typeof(KeySet))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class OidcJson : JsonSerializerContext;
