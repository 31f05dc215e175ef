using System.Globalization;

namespace Mainspring.Cli.Identity;

/// <summary>How long something is good for, as people write it: <c>30m</c>, <c>12h</c>, <c>90d</c>.</summary>
internal static class Lifetime
{
    /// <summary>The end of a lifetime that starts now; null when it has none.</summary>
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    public static DateTimeOffset? EndOf(string? text, TimeProvider time)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        TimeSpan? unit = text[^1] switch { 'm' => TimeSpan.FromMinutes(1), 'h' => TimeSpan.FromHours(1), 'd' => TimeSpan.FromDays(1), _ => null };
        return unit is { } one && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= 100_000
            ? time.GetUtcNow() + (one * count)
            : throw new CommandFailure(ExitCode.Usage, $"'{text}' is no time; write one such as 30m, 12h or 90d.");
    }
}
