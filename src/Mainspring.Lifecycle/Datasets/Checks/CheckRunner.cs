using Mainspring.Data.Expressions;
using Mainspring.Data.Faults;
using Mainspring.Data.Profiles;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Sources.Checks;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>Holds one rule against rows.</summary>
internal static class CheckRunner
{
    public static CheckOutcome Run(CheckRule rule, CheckedData data, DateTimeOffset now, CancellationToken cancellation) => rule switch
    {
        CheckRule.Figure { Column: null } figure => Bounded(OfTable(figure.Name, data.Table, cancellation), figure.Bound),
        CheckRule.Figure figure => WithColumn(data.Table, figure.Column!, column => ColumnFigures.Run(figure, column)),
        CheckRule.Freshness { Column: null } freshness => data.WrittenAt is { } written ? Bounded((now - written).TotalDays, freshness.Bound) : CheckOutcome.Untold("the time of the file is not known"),
        CheckRule.Freshness freshness => WithColumn(data.Table, freshness.Column!, column => Age(freshness, column, now)),
        CheckRule.HasType typed => WithColumn(data.Table, typed.Column, column => CheckOutcome.OfRows(TypeCheck.Broken(column, typed.Type), [typed.Column])),
        CheckRule.Unique unique => Unique(unique, data.Table, cancellation),
        CheckRule.EveryRow every => EveryRow(every.Condition, data.Table),
        CheckRule.Sql sql => SqlCheck.Run(sql.Query, data, cancellation),
        _ => throw new InvalidOperationException($"{rule} is no kind of check."),
    };

    internal static CheckOutcome Bounded(double measured, CheckBound bound) => new(bound.IsMetBy(measured), measured);

    private static double OfTable(string name, Table table, CancellationToken cancellation) => name switch
    {
        "row_count" => table.RowCount,
        "column_count" => table.Columns.Count,
        _ => RowHashes.CountRepeated(table, cancellation),
    };

    private static CheckOutcome WithColumn(Table table, string name, Func<Column, CheckOutcome> run) =>
        table.Schema.IndexOf(name) >= 0 ? run(table[name]) : NoColumn(table, name);

    private static CheckOutcome NoColumn(Table table, string name)
    {
        string? near = Spelling.Nearest(name, table.Schema.Columns.Select(column => column.Name));
        return CheckOutcome.Untold($"there is no column '{name}'{(near is null ? "" : $"; did you mean '{near}'?")}");
    }

    private static CheckOutcome Age(CheckRule.Freshness freshness, Column column, DateTimeOffset now)
    {
        if (column is not TimestampColumn times)
        {
            return CheckOutcome.Untold($"{column.Name} holds no moments but {column.Type.ToString().ToLowerInvariant()}");
        }

        long latest = TimestampColumn.Missing;
        foreach (long value in times.Values)
        {
            latest = Math.Max(latest, value);
        }

        return latest == TimestampColumn.Missing
            ? CheckOutcome.Untold($"{column.Name} has no value")
            : Bounded((now - DateTimeOffset.UnixEpoch.AddMicroseconds(latest)).TotalDays, freshness.Bound);
    }

    /// <summary>Rows that repeat an earlier one in the columns; where all are missing there is nothing to repeat.</summary>
    private static CheckOutcome Unique(CheckRule.Unique unique, Table table, CancellationToken cancellation)
    {
        if (unique.Columns.FirstOrDefault(name => table.Schema.IndexOf(name) < 0) is { } absent)
        {
            return NoColumn(table, absent);
        }

        Column[] columns = [.. unique.Columns.Select(name => table[name])];
        ulong[] hashes = RowHashes.Of(columns, table.RowCount, cancellation);
        var seen = new HashSet<ulong>(table.RowCount);
        return CheckOutcome.OfRows([.. Enumerable.Range(0, table.RowCount).Where(row => !columns.All(column => column.IsMissing(row)) && !seen.Add(hashes[row]))], unique.Columns);
    }

    private static CheckOutcome EveryRow(Expression condition, Table table)
    {
        try
        {
            CompiledExpression compiled = CheckCondition.Compile(condition, table);
            if (compiled.Type != ExpressionType.Boolean)
            {
                return CheckOutcome.Untold($"it is a {compiled.Type.ToString().ToLowerInvariant()}, not true or false");
            }

            var holds = (BooleanColumn)compiled.Over(table, "holds");
            return CheckOutcome.OfRows([.. Enumerable.Range(0, table.RowCount).Where(row => holds.Values[row] == 0)], [.. condition.Columns]);
        }
        catch (ExpressionException unfit)
        {
            return CheckOutcome.Untold(unfit.Fault.ToString());
        }
    }
}
