using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Builder;

namespace Mainspring.Server.Identity;

/// <summary>How routes say whom they answer.</summary>
internal static class RequiredRoles
{
    /// <summary>Answers those who have at least this role: on the run, experiment, model or endpoint that the route names, else in general.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder routes, Role role)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new RequiredRole(role));

    /// <summary>Answers everybody: only for what tells nothing, such as liveness.</summary>
    public static TBuilder Anonymous<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.Needs(Role.None);

    /// <summary>
    /// The handler itself asks <see cref="AccessCheck"/>, since the body says what the request is about. Before it, only those are turned away who have the
    /// role on nothing at all.
    /// </summary>
    public static TBuilder ChecksObject<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(ObjectInBody.Instance);
}
