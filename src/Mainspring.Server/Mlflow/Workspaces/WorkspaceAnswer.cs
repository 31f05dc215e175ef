namespace Mainspring.Server.Mlflow.Workspaces;

/// <summary>One workspace.</summary>
internal sealed record WorkspaceAnswer(WorkspaceEntity Workspace);
