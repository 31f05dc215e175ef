using System.Globalization;

namespace Mainspring.Data.Tables;

/// <summary>Moments in microseconds since 1970-01-01T00:00Z; <see cref="Missing"/> is missing.</summary>
public sealed class TimestampColumn(string name, long[] microseconds) : Column(name, ColumnType.Timestamp)
{
    /// <summary>The value that stands for missing.</summary>
    public const long Missing = long.MinValue;

    /// <summary>Microseconds since the epoch, one a row.</summary>
    public ReadOnlySpan<long> Values => microseconds;

    /// <inheritdoc/>
    public override int Length => microseconds.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => microseconds[row] == Missing;

    /// <inheritdoc/>
    public override string? Format(int row) => IsMissing(row)
        ? null
        : DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds[row]).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows) => new TimestampColumn(Name, Pick(microseconds, rows));
}
