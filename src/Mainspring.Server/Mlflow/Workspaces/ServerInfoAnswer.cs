namespace Mainspring.Server.Mlflow.Workspaces;

/// <summary>What clients ask of a server before they use its newer calls.</summary>
/// <param name="StoreType">The kind of store; the one that takes every call.</param>
/// <param name="WorkspacesEnabled">Whether there can be several workspaces.</param>
/// <param name="TraceArchivalEnabled">Whether old traces move to files.</param>
internal sealed record ServerInfoAnswer(string StoreType, bool WorkspacesEnabled, bool TraceArchivalEnabled);
