namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

internal sealed record LoggedModelReference
{
    public required string ModelId { get; init; }
}
