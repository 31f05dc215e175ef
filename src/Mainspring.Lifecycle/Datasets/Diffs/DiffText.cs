using System.Globalization;

namespace Mainspring.Lifecycle.Datasets.Diffs;

/// <summary>What changed, in sentences.</summary>
public static class DiffText
{
    /// <summary>One sentence for each change of the schema, shift and new or gone value.</summary>
    public static IEnumerable<string> Sentences(TableDiff diff)
    {
        foreach (SchemaChange change in diff.Schema)
        {
            yield return change.Change switch
            {
                "added" => $"{change.Column} is new ({change.To}).",
                "removed" => $"{change.Column} is gone (it was {change.From}).",
                _ => $"{change.Column} was {change.From} and is {change.To}.",
            };
        }

        foreach (ColumnDiff column in DiffPage.Ordered(diff))
        {
            if (column.Shifted)
            {
                yield return $"{column.Name} shifted: PSI {column.Psi?.ToString("0.00", CultureInfo.InvariantCulture)}, effect {column.EffectSize?.ToString("0.00", CultureInfo.InvariantCulture)}, p {PValue(column.AdjustedPValue)}{Means(column)}.";
            }

            if (column.MissingShifted)
            {
                yield return $"{column.Name} is missing in {Percent(column.MissingB)} of the rows, before in {Percent(column.MissingA)}.";
            }

            if (column.NewValues.Count > 0)
            {
                yield return $"{column.Name} has new values: {string.Join(", ", column.NewValues)}.";
            }

            if (column.GoneValues.Count > 0)
            {
                yield return $"{column.Name} no longer has: {string.Join(", ", column.GoneValues)}.";
            }
        }
    }

    /// <summary>A p-value for people.</summary>
    public static string PValue(double? value) => value switch
    {
        null => "",
        < 0.0001 => "< 0.0001",
        { } p => p.ToString("0.####", CultureInfo.InvariantCulture),
    };

    private static string Means(ColumnDiff column) => column is { MeanA: { } a, MeanB: { } b } ? $", mean {Number(a)} → {Number(b)}" : "";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
