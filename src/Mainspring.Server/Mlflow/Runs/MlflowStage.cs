using System.Text.Json;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>Lifecycle stages and view types on the wire: enumerations come as names or numbers.</summary>
internal static class MlflowStage
{
    public static string Of(DateTimeOffset? deletedAt) => deletedAt is null ? "active" : "deleted";

    /// <exception cref="MlflowFault">It is no view type.</exception>
    public static Stage Parse(JsonElement? viewType) => viewType?.ToString() switch
    {
        null or "" or "ACTIVE_ONLY" or "1" => Stage.Active,
        "DELETED_ONLY" or "2" => Stage.Deleted,
        "ALL" or "3" => Stage.Any,
        string other => throw MlflowFault.Invalid($"Invalid value '{other}' for parameter 'view_type' supplied; it is ACTIVE_ONLY, DELETED_ONLY or ALL."),
    };
}
