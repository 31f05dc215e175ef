using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

internal sealed record SetLoggedModelTags
{
    public required string ModelId { get; init; }

    public IReadOnlyList<MlflowEntry>? Tags { get; init; }
}
