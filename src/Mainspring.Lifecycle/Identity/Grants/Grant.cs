namespace Mainspring.Lifecycle.Identity.Grants;

/// <summary>The role that somebody has on one object, above or below the one that they have in general.</summary>
public sealed record Grant(Subject Subject, GrantObject Object, Role Role);
