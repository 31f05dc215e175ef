using System.Globalization;
using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Datasets.Profiles;

/// <summary>Rows of a part of time.</summary>
/// <param name="From">The first moment, included; null for no limit.</param>
/// <param name="To">The end, not included; null for no limit.</param>
/// <param name="Column">The column of moments; null takes the only one.</param>
public sealed record Period(DateTimeOffset? From, DateTimeOffset? To, string? Column = null)
{
    /// <summary>Reads an ISO date or moment; without an offset it is UTC. A date as an end means the end of that day.</summary>
    public static bool TryParse(string text, bool isEnd, out DateTimeOffset moment)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            moment = new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            moment = isEnd ? moment.AddDays(1) : moment;
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
    }

    /// <summary>The rows of a table whose moment lies inside, and what was left out.</summary>
    /// <exception cref="ArgumentException">There is no such column of moments, or more than one and none is named.</exception>
    public (Table Rows, ProfilePeriod Told) Of(Table table)
    {
        TimestampColumn time = Find(table);
        long from = Microseconds(From) ?? long.MinValue + 1, to = Microseconds(To) ?? long.MaxValue;
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => time.Values[row] >= from && time.Values[row] < to)];
        return (rows.Length == table.RowCount ? table : table.Take(rows), new(time.Name, From, To, table.RowCount - rows.Length));
    }

    private TimestampColumn Find(Table table)
    {
        TimestampColumn[] times = [.. table.Columns.OfType<TimestampColumn>()];
        string have = times.Length == 0 ? "the file has no column of moments" : $"it has {string.Join(", ", times.Select(time => time.Name))}";
        return (Column, times) switch
        {
            (null, [var only]) => only,
            (null, []) => throw new ArgumentException($"A part of time needs a column of moments, and {have}."),
            (null, _) => throw new ArgumentException($"The file has several columns of moments; say which: {string.Join(", ", times.Select(time => time.Name))}."),
            ({ } name, _) => Array.Find(times, time => time.Name == name) ?? throw new ArgumentException($"There is no column of moments '{name}'; {have}."),
        };
    }

    private static long? Microseconds(DateTimeOffset? moment) => moment is null ? null : (moment.Value - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
