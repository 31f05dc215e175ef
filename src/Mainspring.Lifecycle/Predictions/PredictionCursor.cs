using System.Globalization;

namespace Mainspring.Lifecycle.Predictions;

/// <summary>A place between two predictions of the log, read from the newest to the oldest. It stays valid while new predictions arrive and while old ones are sealed.</summary>
/// <param name="Before">Predictions with smaller ids come next.</param>
public readonly record struct PredictionCursor(long Before)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static PredictionCursor? Parse(string? text) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long before) && before > 0 ? new PredictionCursor(before) : null;

    /// <inheritdoc/>
    public override string ToString() => Before.ToString("x", CultureInfo.InvariantCulture);
}
