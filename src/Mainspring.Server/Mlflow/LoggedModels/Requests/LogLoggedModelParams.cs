using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

internal sealed record LogLoggedModelParams
{
    public required string ModelId { get; init; }

    public IReadOnlyList<MlflowEntry>? Params { get; init; }
}
