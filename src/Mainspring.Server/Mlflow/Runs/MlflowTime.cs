using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>Instants on the wire: milliseconds since 1970.</summary>
internal static class MlflowTime
{
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <exception cref="MlflowFault">No calendar has that instant.</exception>
    public static DateTimeOffset Parse(long milliseconds, string field) => milliseconds >= 0 && milliseconds <= Latest
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : throw MlflowFault.Invalid($"Invalid value {milliseconds} for parameter '{field}' supplied. It must be a number of milliseconds since 1970.");
}
