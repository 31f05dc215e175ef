using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Grants;
using Mainspring.Server.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mainspring.Server.Identity;

/// <summary>Decides whether a caller has a role on the object of a request. On a loopback server without users everybody is its admin.</summary>
internal sealed class AccessCheck(AccessPolicy policy, IdentityDirectory directory, IObjectLookup objects)
{
    /// <summary>Everybody who is known.</summary>
    public IdentityState State => directory.Current;

    /// <summary>Whether the caller of a request has a role on what it is about.</summary>
    public ValueTask<AccessVerdict> CheckAsync(HttpContext context, Role needed, Resource resource)
    {
        if (policy.Opens(context) || needed == Role.None)
        {
            return ValueTask.FromResult(AccessVerdict.Allowed);
        }

        if (resource is Resource.OfAnything)
        {
            return ValueTask.FromResult(CheckAny(context, needed));
        }

        if (context.Features.Get<CallerFeature>() is not { Caller: var caller })
        {
            return ValueTask.FromResult(AccessVerdict.Unauthenticated);
        }

        IdentityState state = directory.Current;
        return Permission.DependsOnObject(state, caller)
            ? new(CheckAsync(state, caller, needed, resource, context.RequestAborted))
            : ValueTask.FromResult(Judge(Permission.RoleOf(state, caller, null), needed, AccessVerdict.Forbidden));
    }

    /// <summary>The answer of the native API to a caller who lacks a role on what the body names; null when he has it.</summary>
    public async ValueTask<JsonHttpResult<Problem>?> RefuseAsync(HttpContext context, Role needed, Resource resource) => await CheckAsync(context, needed, resource) switch
    {
        AccessVerdict.Allowed => null,
        AccessVerdict.Hidden => Problems.NotFound($"There is no {resource}, or you may not see it."),
        _ => Problems.Answer(StatusCodes.Status403Forbidden, "forbidden", $"This needs the role {RoleNames.Of(needed)} on {resource}."),
    };

    /// <summary>Whether the caller has a role on anything at all.</summary>
    public AccessVerdict CheckAny(HttpContext context, Role needed)
    {
        if (policy.Opens(context) || needed == Role.None)
        {
            return AccessVerdict.Allowed;
        }

        return context.Features.Get<CallerFeature>() is { Caller: var caller }
            ? Judge(Permission.HighestOf(directory.Current, caller), needed, AccessVerdict.Forbidden)
            : AccessVerdict.Unauthenticated;
    }

    private async Task<AccessVerdict> CheckAsync(IdentityState state, Caller caller, Role needed, Resource resource, CancellationToken cancellation)
    {
        switch (resource)
        {
            case Resource.Several { Resources: [_, ..] several }:
                foreach (Resource one in several)
                {
                    if (await CheckAsync(state, caller, needed, one, cancellation) is var verdict and not AccessVerdict.Allowed)
                    {
                        return verdict;
                    }
                }

                return AccessVerdict.Allowed;
            case Resource.OfWorkspace or Resource.Several:
                return Judge(Permission.RoleOf(state, caller, null), needed, AccessVerdict.Forbidden);
            default:
                return Judge(Permission.RoleOf(state, caller, await FindAsync(resource, cancellation)), needed, AccessVerdict.Hidden);
        }
    }

    /// <summary>What grants are given on; null when there is no such object, which is then judged like the workspace.</summary>
    private async ValueTask<GrantObject?> FindAsync(Resource resource, CancellationToken cancellation) => resource switch
    {
        Resource.OfExperiment { Id: { } id } => GrantObject.Experiment(id),
        Resource.OfModel { Name: { } name } => GrantObject.Model(name),
        Resource.OfRun { Id: { } run } => Experiment(await objects.FindExperimentOfRunAsync(run, cancellation)),
        Resource.OfTrace { Id: { } trace } => Experiment(await objects.FindExperimentOfTraceAsync(trace, cancellation)),
        Resource.OfLoggedModel { Id: { } model } => Experiment(await objects.FindExperimentOfLoggedModelAsync(model, cancellation)),
        _ => null,
    };

    private static GrantObject? Experiment(string? id) => id is null ? null : GrantObject.Experiment(id);

    private static AccessVerdict Judge(Role has, Role needed, AccessVerdict withoutAny) =>
        has >= needed ? AccessVerdict.Allowed : has >= Role.Viewer ? AccessVerdict.Forbidden : withoutAny;
}
