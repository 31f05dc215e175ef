using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Runs;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Experiments;

/// <summary>An experiment on the wire.</summary>
internal sealed record MlflowExperiment
{
    public required string ExperimentId { get; init; }

    public required string Name { get; init; }

    public required string ArtifactLocation { get; init; }

    public required string LifecycleStage { get; init; }

    public required long CreationTime { get; init; }

    public required long LastUpdateTime { get; init; }

    public required IReadOnlyList<MlflowEntry> Tags { get; init; }

    public static MlflowExperiment Of(Experiment experiment) => new()
    {
        ExperimentId = experiment.Id.ToString(CultureInfo.InvariantCulture),
        Name = experiment.Name,
        ArtifactLocation = ArtifactUri.Of(experiment.ArtifactRoot),
        LifecycleStage = MlflowStage.Of(experiment.DeletedAt),
        CreationTime = experiment.CreatedAt.ToUnixTimeMilliseconds(),
        LastUpdateTime = experiment.UpdatedAt.ToUnixTimeMilliseconds(),
        Tags = MlflowEntry.List(experiment.Tags),
    };
}
