using System.Diagnostics.CodeAnalysis;
using Mainspring.Lifecycle.Identity;
using Mainspring.Server.Artifacts;
using Mainspring.Server.Errors;
using Mainspring.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>
/// Routes of MLflow's wire. Each answers below <c>/api</c>, where clients call, and below <c>/ajax-api</c>, where MLflow's pages and parts
/// of its clients call. A path is relative to <c>…/mlflow/</c>; the version is that of the prefix.
/// </summary>
internal sealed class MlflowRoutes(IEndpointRouteBuilder app)
{
    private static readonly string[] Twins = ["api", "ajax-api"];

    public void Get<TRequest, TAnswer>([StringSyntax("Route")] string path, MlflowAccess<TRequest> access, Func<TRequest, MlflowCall, Task<TAnswer>> handler, string version = "2.0") =>
        Map(HttpMethods.Get, path, access, handler, version);

    public void Post<TRequest, TAnswer>([StringSyntax("Route")] string path, MlflowAccess<TRequest> access, Func<TRequest, MlflowCall, Task<TAnswer>> handler, string version = "2.0") =>
        Map(HttpMethods.Post, path, access, handler, version);

    public void Patch<TRequest, TAnswer>([StringSyntax("Route")] string path, MlflowAccess<TRequest> access, Func<TRequest, MlflowCall, Task<TAnswer>> handler, string version = "2.0") =>
        Map(HttpMethods.Patch, path, access, handler, version);

    public void Delete<TRequest, TAnswer>([StringSyntax("Route")] string path, MlflowAccess<TRequest> access, Func<TRequest, MlflowCall, Task<TAnswer>> handler, string version = "2.0") =>
        Map(HttpMethods.Delete, path, access, handler, version);

    /// <summary>A call on the artefact tree beside <c>mlflow/</c>: the path is relative to <c>…/2.0/</c>.</summary>
    public void GetAt<TRequest, TAnswer>([StringSyntax("Route")] string path, MlflowAccess<TRequest> access, Func<TRequest, MlflowCall, Task<TAnswer>> handler) =>
        MapAt(HttpMethods.Get, $"2.0/{path}", access, handler, TakesArtifactPath.Instance);

    /// <inheritdoc cref="GetAt"/>
    public void PostAt<TRequest, TAnswer>([StringSyntax("Route")] string path, MlflowAccess<TRequest> access, Func<TRequest, MlflowCall, Task<TAnswer>> handler) =>
        MapAt(HttpMethods.Post, $"2.0/{path}", access, handler, TakesArtifactPath.Instance);

    /// <summary>A call that takes or gives a file. The path is relative to <c>…/2.0/</c>; the handler answers by itself.</summary>
    public void Transfer(string method, [StringSyntax("Route")] string path, Role role, Func<HttpContext, Resource> resourceOf, Func<MlflowCall, Task> handler)
    {
        foreach (string twin in Twins)
        {
            TransferAtRoot(method, $"/{twin}/2.0/{path}", role, resourceOf, handler);
        }
    }

    /// <summary>A call that takes or gives a file, at one full path.</summary>
    public void TransferAtRoot(string method, [StringSyntax("Route")] string path, Role role, Func<HttpContext, Resource> resourceOf, Func<MlflowCall, Task> handler) =>
        app.MapMethods(path, method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [method], (RequestDelegate)(context => TransferAsync(context, role, resourceOf, handler)))
            .Needs(role)
            .WithMetadata(BodyLimit.File, ErrorFormat.Mlflow, TakesArtifactPath.Instance)
            .ExcludeFromDescription();

    /// <summary>Answers what no other route takes, so that a client sees MLflow's error instead of a page.</summary>
    public void MapUnknown()
    {
        foreach (string path in (string[])["/api/2.0/{**rest}", "/api/3.0/{**rest}", "/ajax-api/{**rest}", "/graphql"])
        {
            app.Map(path, static context => MlflowAnswers.WriteErrorAsync(
                    context, MlflowError.EndpointNotFound, $"There is no {context.Request.Method} call of this path; see docs/mlflow.md for those that this server answers."))
                .Needs(Role.Viewer)
                .WithMetadata(ErrorFormat.Mlflow)
                .ExcludeFromDescription();
        }
    }

    private void Map<TRequest, TAnswer>(string method, string path, MlflowAccess<TRequest> access, Func<TRequest, MlflowCall, Task<TAnswer>> handler, string version) =>
        MapAt(method, $"{version}/mlflow/{path}", access, handler);

    private void MapAt<TRequest, TAnswer>(string method, string path, MlflowAccess<TRequest> access, Func<TRequest, MlflowCall, Task<TAnswer>> handler, params object[] metadata)
    {
        foreach (string twin in Twins)
        {
            app.MapMethods($"/{twin}/{path}", [method], (RequestDelegate)(context => AnswerAsync(context, access, handler)))
                .Needs(access.Role)
                .WithMetadata([BodyLimit.Json, ErrorFormat.Mlflow, .. metadata])
                .ExcludeFromDescription();
        }
    }

    private static async Task AnswerAsync<TRequest, TAnswer>(HttpContext context, MlflowAccess<TRequest> access, Func<TRequest, MlflowCall, Task<TAnswer>> handler)
    {
        try
        {
            TRequest request = await MlflowRequest<TRequest>.ReadAsync(context.Request);
            var call = new MlflowCall(context);
            await call.DemandAsync(access.Role, access.ResourceOf(request));
            TAnswer answer = await handler(request, call);
            if (access.AuditAction is { } action)
            {
                await call.Get<RequestAudit>().RecordAsync(context, action, access.ResourceOf(request).ToString());
            }

            await MlflowAnswers.WriteAsync(context, answer);
        }
        catch (MlflowFault fault) when (!context.Response.HasStarted)
        {
            await MlflowAnswers.WriteErrorAsync(context, fault.Error, fault.Message);
        }
    }

    private static async Task TransferAsync(HttpContext context, Role role, Func<HttpContext, Resource> resourceOf, Func<MlflowCall, Task> handler)
    {
        try
        {
            var call = new MlflowCall(context);
            await call.DemandAsync(role, resourceOf(context));
            await handler(call);
        }
        catch (MlflowFault fault) when (!context.Response.HasStarted)
        {
            await MlflowAnswers.WriteErrorAsync(context, fault.Error, fault.Message);
        }
    }
}
