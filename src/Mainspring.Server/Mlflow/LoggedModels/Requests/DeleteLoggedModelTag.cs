namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

internal sealed record DeleteLoggedModelTag
{
    public required string ModelId { get; init; }

    public required string TagKey { get; init; }
}
