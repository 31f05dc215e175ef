using Mainspring.Data.Profiles.Associations;
using Mainspring.Data.Profiles.Targets;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles;

/// <summary>What a table looks like: every column, how columns go together and with the target, and what deserves a look before training.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">One entry a column, in the order of the table.</param>
/// <param name="Correlations">How pairs of columns go together, strongest first, at most <see cref="MaxCorrelations"/>.</param>
/// <param name="Warnings">What deserves a look.</param>
public sealed record Profile(long Rows, IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<Correlation> Correlations, IReadOnlyList<ProfileWarning> Warnings)
{
    /// <summary>How many pairs of columns are told.</summary>
    public const int MaxCorrelations = 200;

    /// <summary>How many rows repeat an earlier one in every column.</summary>
    public long DuplicateRows { get; init; }

    /// <summary>The part of a longer time that the rows were taken from; null for all rows.</summary>
    public ProfilePeriod? Period { get; init; }

    /// <summary>How the columns go with the target; null when none was named.</summary>
    public TargetProfile? Target { get; init; }

    /// <summary>The pairs of the first columns as a matrix; null when fewer than two can be compared.</summary>
    public AssociationMatrix? Associations { get; init; }

    /// <summary>Profiles a table.</summary>
    /// <param name="table">The table; no rows are fine.</param>
    /// <param name="blanks">For columns where text of blanks was read as missing, how often; see <see cref="Reading.TableReader.ReadWithBlanks"/>.</param>
    /// <param name="target">The column that is to be predicted; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="KeyNotFoundException">There is no such target.</exception>
    public static Profile Of(Table table, IReadOnlyDictionary<string, long>? blanks = null, string? target = null, CancellationToken cancellation = default)
    {
        var columns = new ColumnProfile[table.Columns.Count];
        Parallel.For(0, columns.Length, new() { CancellationToken = cancellation }, i => columns[i] = ColumnProfiler.Profile(table.Columns[i]));
        (IReadOnlyList<Correlation> pairs, AssociationMatrix? matrix) = ColumnAssociations.Of(table, cancellation);
        Correlation[] strongest = [.. pairs.Take(MaxCorrelations)];
        long duplicates = RowHashes.CountRepeated(table, cancellation);
        return new(table.RowCount, columns, strongest, ProfileWarnings.Of(table, columns, strongest, blanks ?? new Dictionary<string, long>(), duplicates))
        {
            DuplicateRows = duplicates,
            Associations = matrix,
            Target = target is null ? null : TargetProfiler.Of(table, target, columns, cancellation),
        };
    }
}
