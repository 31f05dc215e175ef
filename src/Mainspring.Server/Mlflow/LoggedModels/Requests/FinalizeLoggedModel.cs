using System.Text.Json;

namespace Mainspring.Server.Mlflow.LoggedModels.Requests;

internal sealed record FinalizeLoggedModel
{
    public required string ModelId { get; init; }

    public required JsonElement Status { get; init; }
}
