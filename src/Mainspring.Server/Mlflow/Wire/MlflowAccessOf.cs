using Mainspring.Lifecycle.Identity;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>Which role a call needs, and on what.</summary>
internal sealed record MlflowAccess<TRequest>(Role Role, Func<TRequest, Resource> ResourceOf);
