using Mainspring.Lifecycle.Identity;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>The usual ones. Without a resource, the role is needed on the workspace.</summary>
internal static class MlflowAccess
{
    public static MlflowAccess<T> View<T>(Func<T, Resource>? resource = null) => Of(Role.Viewer, resource);

    public static MlflowAccess<T> Edit<T>(Func<T, Resource>? resource = null) => Of(Role.Editor, resource);

    public static MlflowAccess<T> Operate<T>(Func<T, Resource>? resource = null) => Of(Role.Operator, resource);

    public static MlflowAccess<T> Admin<T>(Func<T, Resource>? resource = null) => Of(Role.Admin, resource);

    private static MlflowAccess<T> Of<T>(Role role, Func<T, Resource>? resource) => new(role, resource ?? (static _ => Resource.Workspace));
}
