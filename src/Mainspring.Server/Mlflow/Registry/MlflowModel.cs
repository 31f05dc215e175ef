namespace Mainspring.Server.Mlflow.Registry;

/// <summary>A registered model. Times are milliseconds since 1970.</summary>
internal sealed record MlflowModel
{
    public required string Name { get; init; }

    public required long CreationTimestamp { get; init; }

    public required long LastUpdatedTimestamp { get; init; }

    public string? Description { get; init; }

    /// <summary>The newest version of each stage.</summary>
    public IReadOnlyList<MlflowModelVersion>? LatestVersions { get; init; }

    public IReadOnlyList<MlflowTag>? Tags { get; init; }

    public IReadOnlyList<MlflowModelAlias>? Aliases { get; init; }
}
