using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

internal sealed record CreateLoggedModel
{
    public required string ExperimentId { get; init; }

    public string? Name { get; init; }

    public string? ModelType { get; init; }

    public string? SourceRunId { get; init; }

    public IReadOnlyList<MlflowEntry>? Params { get; init; }

    public IReadOnlyList<MlflowEntry>? Tags { get; init; }
}
