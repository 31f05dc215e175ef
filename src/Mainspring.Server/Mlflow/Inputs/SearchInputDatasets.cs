namespace Mainspring.Server.Mlflow.Inputs;

internal sealed record SearchInputDatasets
{
    public IReadOnlyList<string>? ExperimentIds { get; init; }
}
