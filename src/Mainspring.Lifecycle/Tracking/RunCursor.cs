using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>A place in the list of runs. Runs that start later do not move it.</summary>
/// <param name="StartedAt">When the last run of the page before started, in milliseconds since 1970.</param>
/// <param name="Number">That run's number in the order of creation, which decides between runs of the same millisecond.</param>
public sealed record RunCursor(long StartedAt, long Number)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RunCursor? cursor)
    {
        string[] parts = text?.Split('.') ?? [];
        cursor = parts is [string at, string number]
            && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long startedAt)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long runNumber)
            ? new(startedAt, runNumber)
            : null;
        return cursor is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{StartedAt}.{Number}");
}
