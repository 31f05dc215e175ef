namespace Mainspring.Lifecycle.Identity;

/// <summary>The role that a route asks for, generally or by a grant. A route without one is answered to nobody but admins.</summary>
/// <param name="Role">The role; <see cref="Role.None"/> lets everybody in.</param>
public sealed record RequiredRole(Role Role);
