using Mainspring.Lifecycle.Tracking.Inputs;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>Data that a run used, and what for.</summary>
internal sealed record DatasetInputEntity
{
    public IReadOnlyList<MlflowEntry>? Tags { get; init; }

    public required DatasetEntity Dataset { get; init; }

    public static DatasetInputEntity Of(DatasetInput input) => new() { Tags = MlflowEntry.List(input.Tags), Dataset = DatasetEntity.Of(input.Dataset) };

    public DatasetInput ToDomain() => new() { Dataset = Dataset.ToDomain(), Tags = MlflowEntry.Read(Tags) };
}
