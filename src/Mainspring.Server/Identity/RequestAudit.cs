using Mainspring.Lifecycle.Audit;
using Mainspring.Lifecycle.Identity;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Identity;

/// <summary>Records in the audit log what callers do: who, from where and in which request is taken from the request.</summary>
internal sealed class RequestAudit(AuditLog log)
{
    private const string RequestIdHeader = "X-Request-Id";
    private const string Server = "server";

    /// <summary>Records what the caller of a request did.</summary>
    /// <param name="context">The request.</param>
    /// <param name="action">One of <see cref="AuditAction"/>.</param>
    /// <param name="on">What it was done to.</param>
    /// <param name="before">What it was before, in short.</param>
    /// <param name="after">What it is now, in short.</param>
    public Task RecordAsync(HttpContext context, string action, string? on, string? before = null, string? after = null) =>
        RecordAsync(context, context.Caller(), action, on, before, after);

    /// <summary>Records what somebody did who is only now known.</summary>
    public Task RecordAsync(HttpContext context, Caller caller, string action, string? on = null, string? before = null, string? after = null) => log.RecordAsync(new()
    {
        Action = action,
        Actor = caller.Name,
        KeyId = caller is Caller.Program program ? program.Key.Id : null,
        Address = context.Connection.RemoteIpAddress?.ToString(),
        Object = on,
        Before = before,
        After = after,
        RequestId = RequestId(context),
    });

    /// <summary>Records what the request did that changes something just now; or, where there is none, the server by itself.</summary>
    public Task RecordCurrentAsync(string action, string? on, string? before, string? after) => CurrentRequest.Context is { } context
        ? RecordAsync(context, action, on, before, after)
        : log.RecordAsync(new() { Action = action, Actor = Server, Object = on, Before = before, After = after });

    /// <summary>Records that somebody failed to sign in.</summary>
    public Task RecordFailureAsync(HttpContext context, string name) => log.RecordAsync(new()
    {
        Action = AuditAction.SignInFailed,
        Actor = name,
        Address = context.Connection.RemoteIpAddress?.ToString(),
        Object = context.Request.Path,
        RequestId = RequestId(context),
    });

    private static string RequestId(HttpContext context) => context.Request.Headers[RequestIdHeader] is [{ Length: > 0 } given] ? given : context.TraceIdentifier;
}
