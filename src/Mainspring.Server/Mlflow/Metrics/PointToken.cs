using System.Globalization;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Server.Mlflow.Runs;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Metrics;

/// <summary>The last point of a page of a history as a token: step, time, and the bits of the value.</summary>
internal static class PointToken
{
    public static string Write(MetricPoint point) => string.Create(
        CultureInfo.InvariantCulture, $"{point.Step}_{point.At.ToUnixTimeMilliseconds()}_{BitConverter.DoubleToInt64Bits(point.Value)}");

    /// <exception cref="MlflowFault">The token is none of ours.</exception>
    public static MetricPoint? Read(string? token, string key)
    {
        if (token is null or "")
        {
            return null;
        }

        string[] parts = token.Split('_');
        return parts.Length == 3 && Number(parts[0]) is { } step && Number(parts[1]) is >= 0 and { } at && Number(parts[2]) is { } value
            ? new(key, BitConverter.Int64BitsToDouble(value), step, MlflowTime.Parse(at, "page_token"))
            : throw MlflowPage.BadToken(token);
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
