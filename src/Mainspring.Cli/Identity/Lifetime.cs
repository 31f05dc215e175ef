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

        TimeSpan lifetime = Duration.Parse(text, null);
        return lifetime > TimeSpan.Zero ? time.GetUtcNow() + lifetime : throw new CommandFailure(ExitCode.Usage, $"'{text}' is over at once; write a time such as 30m, 12h or 90d.");
    }
}
