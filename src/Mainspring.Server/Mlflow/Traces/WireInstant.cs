using System.Globalization;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Traces;

/// <summary>Instants and durations as protobuf writes them in JSON: <c>2026-01-02T03:04:05.678Z</c> and <c>1.5s</c>.</summary>
internal static class WireInstant
{
    private const double LongestSeconds = 100.0 * 366 * 24 * 3600;

    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Of(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.000}s");

    public static DateTimeOffset? ReadInstant(string? text, string field) => string.IsNullOrEmpty(text) ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant)
            ? DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds())
            : throw MlflowFault.Invalid($"'{text}' is no instant for '{field}'; write one such as 2026-01-02T03:04:05.678Z.");

    public static TimeSpan? ReadDuration(string? text, string field) => string.IsNullOrEmpty(text) ? null
        : text[^1] == 's' && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && Math.Abs(seconds) < LongestSeconds
            ? TimeSpan.FromMilliseconds((long)Math.Round(seconds * 1000))
            : throw MlflowFault.Invalid($"'{text}' is no duration for '{field}'; write one such as 1.5s.");

    public static DateTimeOffset ReadMilliseconds(long milliseconds, string field)
    {
        try
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw MlflowFault.Invalid($"{milliseconds} is no instant for '{field}': milliseconds since 1970 are expected.");
        }
    }
}
