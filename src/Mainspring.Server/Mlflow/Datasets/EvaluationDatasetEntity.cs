using System.Text.Json;
using Mainspring.Lifecycle.Tracking.EvaluationDatasets;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Datasets;

/// <summary>An evaluation data set without its records. Tags, schema and profile are JSON within strings.</summary>
internal sealed record EvaluationDatasetEntity
{
    public required string DatasetId { get; init; }

    public required string Name { get; init; }

    public required string Tags { get; init; }

    public string? Schema { get; init; }

    public string? Profile { get; init; }

    public required string Digest { get; init; }

    public required long CreatedTime { get; init; }

    public required long LastUpdateTime { get; init; }

    public string? CreatedBy { get; init; }

    public string? LastUpdatedBy { get; init; }

    public required IReadOnlyList<string> ExperimentIds { get; init; }

    public static EvaluationDatasetEntity Of(EvaluationDataset dataset) => new()
    {
        DatasetId = dataset.Id.Value,
        Name = dataset.Name,
        Tags = JsonSerializer.Serialize(dataset.Tags, MlflowJson.Of<IReadOnlyDictionary<string, string>>()),
        Schema = dataset.Schema,
        Profile = dataset.Profile,
        Digest = dataset.Digest,
        CreatedTime = dataset.CreatedAt.ToUnixTimeMilliseconds(),
        LastUpdateTime = dataset.UpdatedAt.ToUnixTimeMilliseconds(),
        CreatedBy = dataset.CreatedBy,
        LastUpdatedBy = dataset.UpdatedBy,
        ExperimentIds = [.. dataset.Experiments.Select(MlflowIds.Text)],
    };
}
