using System.Globalization;

namespace Mainspring.Cli.CommandLine;

/// <summary>A length of time as people write it: <c>30s</c>, <c>5m</c>, <c>12h</c>, <c>90d</c>, or <c>0</c>.</summary>
internal static class Duration
{
    private const int Most = 36_500;

    /// <summary>Reads it.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="option">The option that it was written for, or null.</param>
    /// <exception cref="CommandFailure">It is none.</exception>
    public static TimeSpan Parse(string text, string? option)
    {
        if (text == "0")
        {
            return TimeSpan.Zero;
        }

        TimeSpan? unit = text is [.., var last] ? last switch { 's' => TimeSpan.FromSeconds(1), 'm' => TimeSpan.FromMinutes(1), 'h' => TimeSpan.FromHours(1), 'd' => TimeSpan.FromDays(1), _ => null } : null;
        return unit is { } one && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= Most
            ? one * count
            : throw new CommandFailure(ExitCode.Usage, $"{(option is null ? "" : option + ": ")}'{text}' is no time; write one such as 30m, 12h or 90d.");
    }
}
