using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Builder;

namespace Mainspring.Server.Identity;

/// <summary>How routes say whom they answer.</summary>
internal static class RequiredRoles
{
    /// <summary>Answers those who have at least this role.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder routes, Role role)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new RequiredRole(role));

    /// <summary>Answers everybody: only for what tells nothing, such as liveness.</summary>
    public static TBuilder Anonymous<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.Needs(Role.None);
}
