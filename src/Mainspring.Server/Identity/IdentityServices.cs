using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Server.Hosting;
using Mainspring.Server.Identity.Oidc;
using Mainspring.Server.Identity.Pages;
using Mainspring.Server.Safety;
using Mainspring.Storage.Relational.Audit;
using Mainspring.Storage.Relational.Identity;
using Mainspring.Web.Layout;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Identity;

/// <summary>Puts together who may do what, and the log of what they did.</summary>
internal static class IdentityServices
{
    public static void AddIdentity(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<IIdentityStore, IdentityStore>();
        services.AddSingleton<IObjectLookup, ObjectLookup>();
        services.AddSingleton<IAuditStore, AuditStore>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<RequestAudit>();
        services.AddSingleton<IdentityDirectory>();
        services.AddSingleton<HostList>();
        services.AddSingleton<AccessPolicy>();
        services.AddSingleton<LocalKey>();
        services.AddSingleton<KeyUse>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<Authenticator>();
        services.AddSingleton<RouteObject>();
        services.AddSingleton<AccessCheck>();
        services.AddSingleton<AccessGate>();
        services.AddSingleton<SetupOffer>();
        services.AddSingleton<SessionStart>();
        services.AddSingleton<UserAdmin>();
        services.AddSingleton<OwnPassword>();
        services.AddSingleton<GrantObjects>();
        services.AddSingleton<KeyAdmin>();
        services.AddSingleton<GrantAdmin>();
        services.AddHostedService<IdentityService>();
        services.AddHostedService<RegistryAudit>();
        if (options.Oidc is { } oidc)
        {
            services.AddSingleton(oidc);
            services.AddSingleton<OidcProvider>();
            services.AddSingleton<OidcSignIn>();
        }
    }

    /// <summary>Maps users, keys, grants and the audit log on the native API.</summary>
    public static void MapIdentity(this RouteGroupBuilder api)
    {
        api.MapMe();
        api.MapUsers();
        api.MapKeys();
        api.MapGrants();
        api.MapAudit();
    }

    /// <summary>Maps the pages for them.</summary>
    public static void MapIdentityPages(this IEndpointRouteBuilder app)
    {
        RouteGroupBuilder pages = app.MapPages();
        string? provider = app.ServiceProvider.GetRequiredService<ServerOptions>().Oidc?.Issuer.Host;
        pages.MapSignIn(provider);
        if (provider is not null)
        {
            pages.MapOidc(provider);
        }

        pages.MapSetUp();
        pages.MapAccount();
        pages.MapAccess();
        pages.MapAuditPage();
    }
}
