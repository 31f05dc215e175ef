namespace Mainspring.Server.Mlflow.Workspaces;

internal sealed record WorkspaceReference
{
    public required string WorkspaceName { get; init; }
}
