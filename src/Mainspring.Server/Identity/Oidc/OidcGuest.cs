using System.Text.Json;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Users;
using Mainspring.Server.Hosting;

namespace Mainspring.Server.Identity.Oidc;

/// <summary>The user that the claims of a token describe.</summary>
internal static class OidcGuest
{
    /// <summary>The user with the highest role of their groups; null when they are in none that gives one, or have no name.</summary>
    public static User? Of(JsonElement claims, string issuer, OidcOptions options, DateTimeOffset now)
    {
        Role role = Groups(claims, options.GroupClaim).Select(group => RoleOf(group, options)).DefaultIfEmpty(Role.None).Max();
        string? name = ((string?[])[IdToken.Text(claims, "preferred_username"), VerifiedMail(claims)])
            .OfType<string>().Select(UserRules.Spell).FirstOrDefault(spelled => UserRules.FindFaultInName(spelled) is null);
        return role == Role.None || name is null
            ? null
            : new User { Name = name, Role = role, ExternalId = $"{issuer}|{IdToken.Text(claims, "sub")}", CreatedAt = now };
    }

    private static Role RoleOf(string group, OidcOptions options) => options.Roles.TryGetValue(group, out string? name) && RoleNames.TryParse(name, out Role role) ? role : Role.None;

    private static string? VerifiedMail(JsonElement claims) =>
        claims.TryGetProperty("email_verified", out JsonElement verified) && verified.ValueKind == JsonValueKind.True ? IdToken.Text(claims, "email") : null;

    private static IEnumerable<string> Groups(JsonElement claims, string name) => !claims.TryGetProperty(name, out JsonElement groups) ? []
        : groups.ValueKind == JsonValueKind.String ? [groups.GetString()!]
        : groups.ValueKind == JsonValueKind.Array ? groups.EnumerateArray().Where(group => group.ValueKind == JsonValueKind.String).Select(group => group.GetString()!)
        : [];
}
