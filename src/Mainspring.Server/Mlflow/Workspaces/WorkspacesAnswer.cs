namespace Mainspring.Server.Mlflow.Workspaces;

/// <summary>All workspaces.</summary>
internal sealed record WorkspacesAnswer(IReadOnlyList<WorkspaceEntity> Workspaces);
