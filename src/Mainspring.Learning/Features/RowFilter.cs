using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>Which rows conditions let pass. A row is left out where a condition is false; where it is missing, nothing speaks against the row.</summary>
public static class RowFilter
{
    /// <summary>Whether each row passes all conditions.</summary>
    /// <param name="rows">The rows, with the target, which conditions may read.</param>
    /// <param name="conditions">The conditions; they may name derived columns.</param>
    /// <param name="options">The derived columns, declarations and null spellings.</param>
    /// <exception cref="ArgumentException">A condition cannot be computed, or is not true or false.</exception>
    public static bool[] Passes(Table rows, IReadOnlyList<Expression> conditions, FeaturePlannerOptions options)
    {
        bool[] passes = new bool[rows.RowCount];
        Array.Fill(passes, true);
        if (conditions.Count == 0)
        {
            return passes;
        }

        Table known = WithDerived(rows, conditions, options);
        foreach (Expression condition in conditions)
        {
            if (Compute(condition, known, condition.Text) is not BooleanColumn holds)
            {
                throw new ArgumentException($"The filter '{condition}' is not true or false; compare it with something.", nameof(conditions));
            }

            for (int row = 0; row < passes.Length; row++)
            {
                passes[row] &= holds.Values[row] != 0;
            }
        }

        return passes;
    }

    /// <summary>The columns that conditions need, derived ones included.</summary>
    private static Table WithDerived(Table rows, IReadOnlyList<Expression> conditions, FeaturePlannerOptions options)
    {
        IReadOnlyList<DerivedFeature> sorted = DerivedOrder.Sort(options.Derived);
        var needed = new HashSet<string>(conditions.SelectMany(condition => condition.Columns), StringComparer.Ordinal);
        foreach (DerivedFeature feature in sorted.Reverse().Where(feature => needed.Contains(feature.Name)))
        {
            needed.UnionWith(feature.Expression.Columns);
        }

        // A table of no columns has no rows: a condition without columns still is one of every row.
        List<Column> columns = [.. rows.Columns.Where((column, i) => needed.Contains(column.Name) || (needed.Count == 0 && i == 0)).Select(column => TypedColumn.Of(
            rows,
            new() { Name = column.Name, Type = options.Declarations.FirstOrDefault(declared => declared.Name == column.Name)?.Type ?? column.Type },
            options.NullSpellings))];
        foreach (DerivedFeature feature in sorted.Where(feature => needed.Contains(feature.Name)))
        {
            columns.Add(TypedColumn.WithoutNulls(Compute(feature.Expression, new(columns), feature.Name), options.NullSpellings));
        }

        return new(columns);
    }

    private static Column Compute(Expression expression, Table known, string name)
    {
        try
        {
            return expression.Compile(known.Schema).Over(known, name);
        }
        catch (ExpressionException wrong)
        {
            throw new ArgumentException($"'{expression}' cannot be computed to filter rows: {wrong.Fault}.", wrong);
        }
    }
}
