using Mainspring.Lifecycle.Identity;

namespace Mainspring.Server.Identity;

/// <summary>The role that a route asks for, generally or by a grant. A route without one is answered to nobody.</summary>
/// <param name="Role">The role; <see cref="Role.None"/> lets everybody in.</param>
internal sealed record RequiredRole(Role Role);
