namespace Mainspring.Server.Mlflow.Registry;

/// <summary>A tag of a model or a version.</summary>
internal sealed record MlflowTag(string? Key, string? Value);
