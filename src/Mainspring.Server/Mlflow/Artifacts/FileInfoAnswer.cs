namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>A file or a directory.</summary>
internal sealed record FileInfoAnswer(string Path, bool IsDir, long? FileSize);
