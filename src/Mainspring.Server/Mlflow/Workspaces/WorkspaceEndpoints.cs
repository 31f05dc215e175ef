using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Workspaces;

/// <summary>Workspaces on MLflow's wire: this server is one of them, and it takes no others.</summary>
internal static class WorkspaceEndpoints
{
    private const string Version = "3.0";
    private const string OnlyName = "default";

    private static readonly WorkspaceEntity Only = new(OnlyName, "This server.");

    public static void MapWorkspaces(this MlflowRoutes routes)
    {
        routes.Get("server-info", MlflowAccess.View<MlflowNothing>(), static (_, _) => Task.FromResult(new ServerInfoAnswer("SqlStore", WorkspacesEnabled: false, TraceArchivalEnabled: false)), Version);
        routes.Get("workspaces", MlflowAccess.View<MlflowNothing>(), static (_, _) => Task.FromResult(new WorkspacesAnswer([Only])), Version);
        routes.Get("workspaces/{workspace_name}", MlflowAccess.View<WorkspaceReference>(), GetAsync, Version);
        routes.Post("workspaces", MlflowAccess.Admin<MlflowNothing>(), RefuseAsync, Version);
        routes.Patch("workspaces/{workspace_name}", MlflowAccess.Admin<MlflowNothing>(), RefuseAsync, Version);
        routes.Delete("workspaces/{workspace_name}", MlflowAccess.Admin<MlflowNothing>(), RefuseAsync, Version);
    }

    private static Task<WorkspaceAnswer> GetAsync(WorkspaceReference request, MlflowCall call) => request.WorkspaceName == OnlyName
        ? Task.FromResult(new WorkspaceAnswer(Only))
        : throw MlflowFault.Missing($"Workspace '{request.WorkspaceName}' not found");

    private static Task<MlflowNothing> RefuseAsync(MlflowNothing request, MlflowCall call) =>
        throw new MlflowFault(MlflowError.NotImplemented, "Workspace APIs are not available: this server is one workspace. Start another server with a home of its own for another one.");
}
