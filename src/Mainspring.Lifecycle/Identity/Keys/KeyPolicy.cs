namespace Mainspring.Lifecycle.Identity.Keys;

/// <summary>What becomes of keys when somebody asks to change them.</summary>
public static class KeyPolicy
{
    private const int MostLive = 2;

    /// <summary>Adds a key. Two live ones may share a name, so that the new one can take the place of the old one without a gap.</summary>
    public static IdentityDecision Add(IdentityState state, ApiKey key)
    {
        ApiKey[] namesakes = [.. state.Keys.Values.Where(other => other.Name == key.Name)];
        if (namesakes.Any(other => other.Owner != key.Owner))
        {
            return IdentityDecision.Conflict($"The name '{key.Name}' is that of a key of {namesakes[0].Owner ?? "a program"}; choose another.");
        }

        if (key.Owner is { } owner && !state.Users.ContainsKey(owner))
        {
            return IdentityDecision.NoSuch($"There is no user '{owner}'.");
        }

        return namesakes.Count(other => other.IsLive(key.CreatedAt)) >= MostLive
            ? IdentityDecision.Conflict($"There are {MostLive} live keys '{key.Name}' already; revoke one of them first.")
            : IdentityDecision.Do(new(null, RoleNames.Of(key.Role)), new IdentityChange.PutKey(key));
    }

    /// <summary>Revokes a key. One that is revoked already stays so.</summary>
    public static IdentityDecision Revoke(IdentityState state, string id, DateTimeOffset at) => state.Keys.TryGetValue(id, out ApiKey? key)
        ? IdentityDecision.Do(
            new(key.RevokedAt is null ? "live" : "revoked", "revoked"),
            key.RevokedAt is null ? [new IdentityChange.PutKey(key with { RevokedAt = at })] : [])
        : IdentityDecision.NoSuch($"There is no key '{id}'.");
}
