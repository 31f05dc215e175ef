using System.Globalization;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>A place between two predictions of the log, read from the newest to the oldest. It stays valid while new predictions arrive.</summary>
/// <param name="End">Records that end here or before come next.</param>
/// <param name="Skip">How many predictions of the first of these records were read already.</param>
public readonly record struct PredictionCursor(JournalPosition End, int Skip)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static PredictionCursor? Parse(string? text)
    {
        string[] parts = text?.Split('-') ?? [];
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long segment)
            && long.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long offset)
            && int.TryParse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int skip)
            && segment > 0 && offset > 0 && skip >= 0
                ? new PredictionCursor(new JournalPosition(segment, offset), skip)
                : null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{End.Segment:x}-{End.Offset:x}-{Skip:x}");
}
