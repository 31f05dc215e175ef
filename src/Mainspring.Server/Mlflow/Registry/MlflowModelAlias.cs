namespace Mainspring.Server.Mlflow.Registry;

/// <summary>An alias with the version that it points to, which is a text on this wire.</summary>
internal sealed record MlflowModelAlias(string Alias, string Version);
