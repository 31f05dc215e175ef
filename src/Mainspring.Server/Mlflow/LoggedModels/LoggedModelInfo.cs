using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>What a logged model is.</summary>
internal sealed record LoggedModelInfo
{
    public required string ModelId { get; init; }

    public required string ExperimentId { get; init; }

    public required string Name { get; init; }

    public required long CreationTimestampMs { get; init; }

    public required long LastUpdatedTimestampMs { get; init; }

    public required string ArtifactUri { get; init; }

    public required string Status { get; init; }

    public string? ModelType { get; init; }

    public string? SourceRunId { get; init; }

    public required IReadOnlyList<MlflowEntry> Tags { get; init; }

    public required IReadOnlyList<LoggedModelRegistrationInfo> Registrations { get; init; }
}
