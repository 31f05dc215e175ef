using System.Globalization;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Inputs;
using Mainspring.Server.Mlflow.Metrics;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>A run on the wire.</summary>
/// <param name="Info">What it is.</param>
/// <param name="Data">What was recorded.</param>
/// <param name="Inputs">What went into it.</param>
/// <param name="Outputs">What came out of it.</param>
internal sealed record MlflowRun(MlflowRunInfo Info, MlflowRunData Data, RunInputsEntity Inputs, RunOutputsEntity Outputs)
{
    public static MlflowRun Of(Run run) => new(MlflowRunInfo.Of(run), MlflowRunData.Of(run), RunInputsEntity.Of(run.Inputs), RunOutputsEntity.Of(run.Outputs));
}

internal sealed record MlflowRunInfo
{
    public required string RunId { get; init; }

    public required string RunUuid { get; init; }

    public required string RunName { get; init; }

    public required string ExperimentId { get; init; }

    public required string UserId { get; init; }

    public required string Status { get; init; }

    public required long StartTime { get; init; }

    public long? EndTime { get; init; }

    public required string ArtifactUri { get; init; }

    public required string LifecycleStage { get; init; }

    public static MlflowRunInfo Of(Run run) => new()
    {
        RunId = run.Id.Value,
        RunUuid = run.Id.Value,
        RunName = run.Name,
        ExperimentId = run.ExperimentId.ToString(CultureInfo.InvariantCulture),
        UserId = run.User,
        Status = MlflowRunStatus.Of(run.Status),
        StartTime = run.StartedAt.ToUnixTimeMilliseconds(),
        EndTime = run.EndedAt?.ToUnixTimeMilliseconds(),
        ArtifactUri = Lifecycle.Artifacts.ArtifactUri.Of(run.ArtifactRoot),
        LifecycleStage = MlflowStage.Of(run.DeletedAt),
    };
}

internal sealed record MlflowRunData(IReadOnlyList<MlflowMetric> Metrics, IReadOnlyList<MlflowEntry> Params, IReadOnlyList<MlflowEntry> Tags)
{
    public static MlflowRunData Of(Run run) => new(
        [.. run.Metrics.Values.Select(point => MlflowMetric.Of(point))],
        MlflowEntry.List(run.Params),
        [.. MlflowEntry.List(run.Tags), new MlflowEntry { Key = RunTags.Name, Value = run.Name }]);
}
