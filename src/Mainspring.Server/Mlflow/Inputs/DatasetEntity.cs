using Mainspring.Lifecycle.Tracking.Inputs;

namespace Mainspring.Server.Mlflow.Inputs;

/// <summary>Data that a run used.</summary>
internal sealed record DatasetEntity
{
    public required string Name { get; init; }

    public required string Digest { get; init; }

    public required string SourceType { get; init; }

    public required string Source { get; init; }

    public string? Schema { get; init; }

    public string? Profile { get; init; }

    public static DatasetEntity Of(RunDataset dataset) => new()
    {
        Name = dataset.Name,
        Digest = dataset.Digest,
        SourceType = dataset.SourceType,
        Source = dataset.Source,
        Schema = dataset.Schema,
        Profile = dataset.Profile,
    };

    public RunDataset ToDomain() => new()
    {
        Name = Name,
        Digest = Digest,
        SourceType = SourceType,
        Source = Source,
        Schema = Schema,
        Profile = Profile,
    };
}
