using Mainspring.Lifecycle.Identity;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>Which role a call needs, and on what.</summary>
internal sealed record MlflowAccess<TRequest>(Role Role, Func<TRequest, Resource> ResourceOf)
{
    /// <summary>Under which name the audit log records that it was done, or null when it does not.</summary>
    public string? AuditAction { get; private init; }

    /// <summary>The same call, recorded in the audit log once it is done.</summary>
    public MlflowAccess<TRequest> Audited(string action) => this with { AuditAction = action };
}
