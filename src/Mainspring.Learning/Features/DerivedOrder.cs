using Mainspring.Data.Expressions;

namespace Mainspring.Learning.Features;

/// <summary>Puts derived columns into an order in which each is computed from what stands before it.</summary>
public static class DerivedOrder
{
    /// <summary>The same columns in order; those that stand in order already stay as they are.</summary>
    /// <param name="derived">The columns.</param>
    /// <exception cref="ArgumentException">Columns depend on each other in a circle.</exception>
    public static IReadOnlyList<DerivedFeature> Sort(IReadOnlyList<DerivedFeature> derived)
    {
        var waiting = derived.ToList();
        var sorted = new List<DerivedFeature>(derived.Count);
        while (waiting.Count > 0)
        {
            int next = waiting.FindIndex(feature => !waiting.Any(other => feature.Expression.Columns.Contains(other.Name, StringComparer.Ordinal)));
            if (next < 0)
            {
                throw new ArgumentException($"The derived columns {string.Join(" and ", waiting.Select(feature => $"'{feature.Name}'"))} are computed from each other; begin with columns of the data.", nameof(derived));
            }

            sorted.Add(waiting[next]);
            waiting.RemoveAt(next);
        }

        return sorted;
    }

    /// <summary>The columns with their types, in order, and everything that is wrong with them.</summary>
    /// <param name="columns">The columns of the data.</param>
    /// <param name="derived">The derived columns.</param>
    /// <param name="target">The column that is learned, which none may read; null when there is none.</param>
    public static (IReadOnlyList<ExpressionColumn> Known, IReadOnlyList<DerivedFault> Faults) Check(IReadOnlyList<ExpressionColumn> columns, IReadOnlyList<DerivedFeature> derived, string? target)
    {
        List<ExpressionColumn> known = [.. columns];
        var faults = new List<DerivedFault>();
        DerivedFeature[] circle = Circle(derived);
        faults.AddRange(circle.Select(feature => new DerivedFault(feature, new(0, 0, $"'{feature.Name}' is computed from itself{(circle.Length > 1 ? $" by way of {string.Join(", ", circle.Where(other => other != feature).Select(other => other.Name))}" : "")}", "begin with columns of the data"))));
        foreach (DerivedFeature feature in Sort([.. derived.Except(circle)]))
        {
            if (WrongName(feature, known, target) is { } wrong)
            {
                faults.Add(new(feature, wrong));
                continue;
            }

            try
            {
                Expression plain = Expression.Of(QuantileBuckets.Replace(feature.Expression.Root, (_, _) => [0]));
                known.Add(new(feature.Name, plain.Compile(known.Where(column => column.Name != target).ToArray()).Type));
            }
            catch (ExpressionException refused)
            {
                faults.Add(new(feature, refused.Fault));
            }
        }

        return (known, faults);
    }

    private static ExpressionFault? WrongName(DerivedFeature feature, List<ExpressionColumn> known, string? target) =>
        known.Any(column => column.Name == feature.Name) ? new(0, 0, $"there is a column '{feature.Name}' already", "name it otherwise")
        : target is not null && feature.Expression.Columns.Contains(target, StringComparer.Ordinal) ? new(0, 0, $"'{feature.Name}' would read the target '{target}', which nobody knows when it is asked for", "compute it from other columns")
        : null;

    private static DerivedFeature[] Circle(IReadOnlyList<DerivedFeature> derived)
    {
        var rest = derived.ToList();
        while (rest.FindIndex(feature => !rest.Any(other => feature.Expression.Columns.Contains(other.Name, StringComparer.Ordinal))) is var next and >= 0)
        {
            rest.RemoveAt(next);
        }

        return [.. rest];
    }
}
