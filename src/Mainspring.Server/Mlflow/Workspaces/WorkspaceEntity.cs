namespace Mainspring.Server.Mlflow.Workspaces;

/// <summary>A workspace.</summary>
internal sealed record WorkspaceEntity(string Name, string Description);
