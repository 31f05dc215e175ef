namespace Mainspring.Server.Mlflow.Traces;

/// <summary>An entry of metadata or tags in version 2 of the wire.</summary>
internal sealed record KeyValueBody(string? Key, string? Value);
