using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Leaks;

namespace Mainspring.Lifecycle.Datasets.Profiles;

/// <summary>The profile of a table with all that deserves a look: what single columns show, and what would flatter a model.</summary>
public static class TableProfiler
{
    /// <summary>Profiles a table.</summary>
    /// <param name="table">The table; no rows are fine.</param>
    /// <param name="blanks">For columns where text of blanks was read as missing, how often.</param>
    /// <param name="target">The column that is to be predicted; null when that is not known.</param>
    /// <param name="period">The part of time whose rows are looked at; null for all.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The table has no such target, or no such column of moments.</exception>
    public static Profile Of(Table table, IReadOnlyDictionary<string, long>? blanks = null, string? target = null, Period? period = null, CancellationToken cancellation = default)
    {
        if (target is not null && table.Schema.IndexOf(target) < 0)
        {
            throw new ArgumentException($"There is no column '{target}'; the file has {string.Join(", ", table.Schema.Columns.Select(column => column.Name))}.");
        }

        (Table rows, ProfilePeriod? told) = period is null ? (table, null) : period.Of(table);
        var profile = Profile.Of(rows, blanks, target, cancellation);
        return profile with { Period = told, Warnings = [.. TableLeaks.Of(rows, target, cancellation), .. profile.Warnings] };
    }
}
