using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>What a handler has besides its request.</summary>
internal readonly record struct MlflowCall(HttpContext Http)
{
    /// <summary>Ends when the client goes away.</summary>
    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>A service of the server.</summary>
    public T Get<T>()
        where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <summary>Goes on only if the caller has a role on an object.</summary>
    /// <exception cref="MlflowFault">He has not.</exception>
    public async ValueTask DemandAsync(Role role, Resource resource)
    {
        switch (await Get<AccessCheck>().CheckAsync(Http, role, resource))
        {
            case AccessVerdict.Unauthenticated:
                throw new MlflowFault(MlflowError.Unauthenticated, "Sign in: send an API key as Bearer token or as the password of basic authentication.");
            case AccessVerdict.Forbidden:
                throw new MlflowFault(MlflowError.PermissionDenied, $"This needs the role {role.ToString().ToLowerInvariant()}.");
            case AccessVerdict.Hidden:
                throw MlflowFault.Missing("There is no such object, or you may not see it.");
        }
    }
}
