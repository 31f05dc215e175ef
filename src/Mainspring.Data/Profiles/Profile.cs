using Mainspring.Data.Tables;

namespace Mainspring.Data.Profiles;

/// <summary>What a table looks like: every column, how the numeric ones go together, and what deserves a look before training.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">One entry a column, in the order of the table.</param>
/// <param name="Correlations">Pearson's correlation of pairs of numeric columns, strongest first, at most <see cref="MaxCorrelations"/>.</param>
/// <param name="Warnings">What deserves a look.</param>
public sealed record Profile(long Rows, IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<Correlation> Correlations, IReadOnlyList<ProfileWarning> Warnings)
{
    /// <summary>How many pairs of columns are told.</summary>
    public const int MaxCorrelations = 200;

    /// <summary>Profiles a table.</summary>
    /// <param name="table">The table; no rows are fine.</param>
    /// <param name="blanks">For columns where text of blanks was read as missing, how often; see <see cref="Reading.TableReader.ReadWithBlanks"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Profile Of(Table table, IReadOnlyDictionary<string, long>? blanks = null, CancellationToken cancellation = default)
    {
        var columns = new ColumnProfile[table.Columns.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            columns[i] = ColumnProfiler.Profile(table.Columns[i]);
        }

        IReadOnlyList<Correlation> correlations = CorrelationMatrix.Strongest(table, cancellation);
        return new(table.RowCount, columns, correlations, ProfileWarnings.Of(table, columns, correlations, blanks ?? new Dictionary<string, long>(), cancellation));
    }
}
