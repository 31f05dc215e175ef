namespace Mainspring.Server.Mlflow.Registry;

/// <summary>A version of a registered model. Its number is a text; times are milliseconds since 1970.</summary>
internal sealed record MlflowModelVersion
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required long CreationTimestamp { get; init; }

    public required long LastUpdatedTimestamp { get; init; }

    public string? UserId { get; init; }

    public required string CurrentStage { get; init; }

    public string? Description { get; init; }

    public required string Source { get; init; }

    public string? RunId { get; init; }

    public required string Status { get; init; }

    public string? StatusMessage { get; init; }

    public IReadOnlyList<MlflowTag>? Tags { get; init; }

    public string? RunLink { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }

    public string? ModelId { get; init; }
}
