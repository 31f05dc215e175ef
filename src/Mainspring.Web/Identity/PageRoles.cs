using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Builder;

namespace Mainspring.Web.Identity;

/// <summary>How pages say whom they answer; the server holds everybody to it.</summary>
internal static class PageRoles
{
    /// <summary>Answers those who have at least this role on what the address names, else in general.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder routes, Role role)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new RequiredRole(role));

    /// <summary>Has each success recorded in the audit log, as done to what the address names.</summary>
    public static TBuilder Audited<TBuilder>(this TBuilder routes, string action)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(new AuditedAs(action));
}
