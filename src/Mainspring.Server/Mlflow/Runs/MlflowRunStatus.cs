using System.Text.Json;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>The states of runs on the wire, as names or numbers.</summary>
internal static class MlflowRunStatus
{
    private static readonly (RunStatus Status, string Name, string Number)[] Known =
    [
        (RunStatus.Running, "RUNNING", "1"), (RunStatus.Scheduled, "SCHEDULED", "2"), (RunStatus.Finished, "FINISHED", "3"), (RunStatus.Failed, "FAILED", "4"), (RunStatus.Killed, "KILLED", "5"),
    ];

    public static string Of(RunStatus status) => Known.First(known => known.Status == status).Name;

    /// <exception cref="MlflowFault">It is no status.</exception>
    public static RunStatus? Parse(JsonElement? status)
    {
        if (status?.ToString() is not { Length: > 0 } text)
        {
            return null;
        }

        return Known.Any(known => known.Name == text || known.Number == text)
            ? Known.First(known => known.Name == text || known.Number == text).Status
            : throw MlflowFault.Invalid($"Invalid value '{text}' for parameter 'status' supplied; it is {string.Join(", ", Known.Select(known => known.Name))}.");
    }
}
