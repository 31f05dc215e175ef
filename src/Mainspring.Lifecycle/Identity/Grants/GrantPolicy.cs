namespace Mainspring.Lifecycle.Identity.Grants;

/// <summary>What becomes of grants when somebody asks to change them.</summary>
public static class GrantPolicy
{
    /// <summary>Gives a grant, in place of the one that the subject had on the object.</summary>
    public static IdentityDecision Set(IdentityState state, Grant grant) => IsKnown(state, grant.Subject)
        ? IdentityDecision.Do(new(NameOf(state, grant), RoleNames.Of(grant.Role)), new IdentityChange.PutGrant(grant))
        : IdentityDecision.NoSuch($"There is no {grant.Subject}.");

    /// <summary>Takes a grant back.</summary>
    public static IdentityDecision Remove(IdentityState state, Subject subject, GrantObject on) =>
        state.Grants.FirstOrDefault(grant => grant.Subject == subject && grant.Object == on) is { } given
            ? IdentityDecision.Do(new(RoleNames.Of(given.Role), null), new IdentityChange.RemoveGrant(given))
            : IdentityDecision.NoSuch($"The {subject} has no grant on {on}.");

    /// <summary>Moves all grants on an object that is called otherwise from now on; with null, takes them back, since the object is gone.</summary>
    public static IdentityDecision Move(IdentityState state, GrantObject from, GrantObject? to) => IdentityDecision.Do(
        new($"{from}", to is { } named ? $"{named}" : null),
        [
            .. state.Grants.Where(grant => grant.Object == from).SelectMany(IEnumerable<IdentityChange> (grant) => to is { } named
                ? [new IdentityChange.RemoveGrant(grant), new IdentityChange.PutGrant(grant with { Object = named })]
                : [new IdentityChange.RemoveGrant(grant)]),
        ]);

    private static string? NameOf(IdentityState state, Grant grant) => state.GrantOn(grant.Subject, grant.Object) is { } role ? RoleNames.Of(role) : null;

    private static bool IsKnown(IdentityState state, Subject subject) => subject.Kind == SubjectKind.User
        ? state.Users.ContainsKey(subject.Name)
        : state.Keys.Values.Any(key => key.Name == subject.Name);
}
