using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Leaks.Copies;

namespace Mainspring.Lifecycle.Datasets.Leaks;

/// <summary>What in a table would flatter a model, as far as it can be told before any split.</summary>
public static class TableLeaks
{
    private const int MostClasses = 50;

    /// <summary>Looks at the rows, and at every column beside the target.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="target">What is to be predicted; null when that is not known.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<ProfileWarning> Of(Table table, string? target = null, CancellationToken cancellation = default)
    {
        var warnings = new List<ProfileWarning>();
        Column[] keys = [.. RepeatingKeys.Of(table, [])];
        if (NearCopies.Find(table, [.. keys.Select(key => key.Name), .. target is null ? [] : new[] { target }], cancellation) is { } copies)
        {
            warnings.Add(LeakMessages.Of(copies, table.RowCount));
        }

        foreach (Column key in keys.Where(key => key.Name != target))
        {
            warnings.Add(new(key.Name, "repeating_key", $"{key.Name} names the same subject in several rows; keep its rows on one side of a split: train: {{split: {{group: {key.Name}}}}}."));
        }

        if (target is not null && table.RowCount > 0)
        {
            warnings.AddRange(OfTarget(table, table[target], cancellation));
        }

        return warnings;
    }

    private static IEnumerable<ProfileWarning> OfTarget(Table table, Column target, CancellationToken cancellation)
    {
        int[] known = [.. Enumerable.Range(0, table.RowCount).Where(row => !target.IsMissing(row))];
        Table rows = known.Length == table.RowCount ? table : table.Take(known);
        return Numbers(rows[target.Name]) is (var values, var classes)
            ? Giveaways.Find([.. rows.Columns.Where(column => column.Name != target.Name)], values, classes, cancellation).Select(giveaway => LeakMessages.Of(giveaway, target.Name))
            : [];
    }

    /// <summary>The target as <see cref="Giveaways"/> takes it; null for text of very many values.</summary>
    private static (float[] Values, int Classes)? Numbers(Column target)
    {
        string[] texts = [.. Enumerable.Range(0, target.Length).Select(row => target.Format(row)!)];
        string[] classes = [.. texts.Distinct().Order(StringComparer.Ordinal).Take(MostClasses + 1)];
        return target switch
        {
            RealColumn real when classes.Length > 2 => ([.. Enumerable.Range(0, target.Length).Select(row => (float)real.Values[row])], 0),
            IntegerColumn integer when classes.Length > 2 => ([.. Enumerable.Range(0, target.Length).Select(row => (float)integer.Values[row])], 0),
            _ when classes.Length is >= 2 and <= MostClasses => ([.. texts.Select(text => (float)Array.BinarySearch(classes, text, StringComparer.Ordinal))], classes.Length),
            _ => null,
        };
    }
}
