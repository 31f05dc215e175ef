using System.Text.Json;
using Mainspring.Lifecycle.Tracking.LoggedModels;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>How far the files of a logged model are, in the words of the wire.</summary>
internal static class LoggedModelStatusText
{
    private static readonly (LoggedModelStatus Status, string Text, int Number)[] Known =
    [
        (LoggedModelStatus.Pending, "LOGGED_MODEL_PENDING", 1), (LoggedModelStatus.Ready, "LOGGED_MODEL_READY", 2), (LoggedModelStatus.UploadFailed, "LOGGED_MODEL_UPLOAD_FAILED", 3),
    ];

    public static string Of(LoggedModelStatus status) => Known.First(known => known.Status == status).Text;

    /// <summary>Reads a status that came by name or by number.</summary>
    /// <exception cref="MlflowFault">It is none.</exception>
    public static LoggedModelStatus Read(JsonElement given)
    {
        foreach ((LoggedModelStatus status, string text, int number) in Known)
        {
            if (given.ValueKind == JsonValueKind.String ? given.ValueEquals(text) : given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out int code) && code == number)
            {
                return status;
            }
        }

        throw MlflowFault.Invalid($"Invalid value {given.GetRawText()} for parameter 'status' supplied: write {string.Join(", ", Known.Select(known => known.Text))}.");
    }
}
