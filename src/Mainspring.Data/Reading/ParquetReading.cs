using Mainspring.Data.Building;
using Mainspring.Data.DuckDb;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Reading;

/// <summary>
/// Reads Parquet by DuckDB. Whole numbers become Integer, other numbers Real, dates and moments Timestamp, dictionaries Category, text
/// Category or Text by its values; what has no counterpart is read as DuckDB's text for it.
/// </summary>
internal sealed class ParquetReading(IReadOnlyList<string> files, ReadOptions options, CancellationToken cancellation) : FileReading(files, options, cancellation)
{
    protected override long Read(string path, Func<ColumnReading, bool> isWanted)
    {
        try
        {
            using DuckDatabase database = DuckDatabase.InMemory();
            using DuckConnection connection = database.Connect();
            IReadOnlyList<DuckColumn> stored = Describe(connection, path);
            ColumnReading?[]? targets = Targets(path, [.. stored.Select(c => c.Name)], isWanted);
            return targets is null ? 0 : Read(connection, path, stored, targets);
        }
        catch (DuckDbException refused)
        {
            Targets(path, Columns is null ? [] : [.. Columns.Select(c => c.Name)], isWanted, checkDeclared: false);
            Faults.Add(new(path, 0, null, FaultCodes.WrongFormat, $"the file cannot be read as Parquet: {Reason(refused, path)}"));
            return 0;
        }
    }

    /// <summary>The first line, which tells what is wrong; the others show our statement. It names the file without where it lies.</summary>
    private static string Reason(DuckDbException refused, string path) => refused.Message.Split('\n', 2)[0].Replace(path, Path.GetFileName(path), StringComparison.Ordinal);

    private IReadOnlyList<DuckColumn> Describe(DuckConnection connection, string path)
    {
        using DuckResult none = connection.Query($"SELECT * FROM {Source(path)} LIMIT 0", cancellation: Cancellation);
        return none.Columns;
    }

    private long Read(DuckConnection connection, string path, IReadOnlyList<DuckColumn> stored, ColumnReading?[] targets)
    {
        ColumnType[] carried = [.. stored.Select((c, i) => Carrier(c.Type, targets[i]?.Settled))];
        long expected = CountRows(connection, path);
        for (int i = 0; i < targets.Length && expected > 0; i++)
        {
            targets[i]?.Begin(carried[i], stored[i].Type == DuckType.Enum, expected);
        }

        string columns = string.Join(", ", stored.Select((c, i) => Expression(c, carried[i])));
        using DuckResult result = connection.Query($"SELECT {columns} FROM {Source(path)}", cancellation: Cancellation);
        long rows = 0;
        while (result.Read() is { } chunk)
        {
            for (int i = 0; i < targets.Length; i++)
            {
                if (targets[i] is { } target)
                {
                    Add(chunk[i], target, carried[i], path, rows);
                }
            }

            rows += chunk.Count;
        }

        return rows;
    }

    /// <summary>What the file says of itself, so that room is made once.</summary>
    private long CountRows(DuckConnection connection, string path)
    {
        using DuckResult count = connection.Query($"SELECT count(*) FROM {Source(path)}", cancellation: Cancellation);
        return count.Read() is { } chunk ? chunk[0].Values<long>()[0] : 0;
    }

    private void Add(DuckVector vector, ColumnReading target, ColumnType carried, string path, long rowsBefore)
    {
        if (vector.IsComplete && AddAll(vector, target.Builder, carried))
        {
            return;
        }

        for (int row = 0; row < vector.Count; row++)
        {
            if (!vector.HasValue(row))
            {
                target.Builder.AddMissing();
                continue;
            }

            switch (target.Builder)
            {
                case IntegerBuilder integers when carried == ColumnType.Integer:
                    integers.Add(vector.Values<long>()[row]);
                    break;
                case RealBuilder reals when carried == ColumnType.Real:
                    reals.Add(vector.Values<double>()[row]);
                    break;
                case TimestampBuilder timestamps when carried == ColumnType.Timestamp:
                    timestamps.Add(vector.Values<long>()[row]);
                    break;
                case BooleanBuilder booleans when carried == ColumnType.Boolean:
                    booleans.Add(vector.Values<byte>()[row] != 0);
                    break;
                default:
                    if (target.AddVerbatim(vector.Text(row), path, rowsBefore + row + 1) is { } fault)
                    {
                        Faults.Add(fault);
                    }

                    break;
            }
        }
    }

    /// <summary>Adds numbers of which none is missing at once; false for other values.</summary>
    private static bool AddAll(DuckVector vector, ColumnBuilder builder, ColumnType carried)
    {
        switch (builder)
        {
            case IntegerBuilder integers when carried == ColumnType.Integer:
                integers.Add(vector.Values<long>());
                return true;
            case RealBuilder reals when carried == ColumnType.Real:
                reals.Add(vector.Values<double>());
                return true;
            case TimestampBuilder timestamps when carried == ColumnType.Timestamp:
                timestamps.Add(vector.Values<long>());
                return true;
            default:
                return false;
        }
    }

    /// <summary>The type in which a column's values leave DuckDB.</summary>
    private static ColumnType Carrier(DuckType stored, ColumnType? settled)
    {
        ColumnType natural = stored switch
        {
            DuckType.Boolean => ColumnType.Boolean,
            DuckType.TinyInt or DuckType.SmallInt or DuckType.Integer or DuckType.BigInt or DuckType.UTinyInt or DuckType.USmallInt or DuckType.UInteger => ColumnType.Integer,
            DuckType.UBigInt or DuckType.HugeInt or DuckType.UHugeInt or DuckType.Float or DuckType.Double or DuckType.Decimal or DuckType.Null => ColumnType.Real,
            DuckType.Date or DuckType.Timestamp or DuckType.TimestampSeconds or DuckType.TimestampMilliseconds or DuckType.TimestampNanoseconds or DuckType.TimestampWithZone => ColumnType.Timestamp,
            _ => ColumnType.Text,
        };
        return settled is null || settled == natural ? natural
            : settled == ColumnType.Real && natural == ColumnType.Integer ? ColumnType.Real
            : ColumnType.Text;
    }

    private static string Expression(DuckColumn column, ColumnType carried)
    {
        string name = Quoted(column.Name, '"');
        return carried switch
        {
            ColumnType.Boolean => name,
            ColumnType.Integer => $"CAST({name} AS BIGINT)",
            ColumnType.Real => $"CAST({name} AS DOUBLE)",
            ColumnType.Timestamp => $"epoch_us({name})",
            _ => $"CAST({name} AS VARCHAR)",
        };
    }

    private static string Source(string path) => $"read_parquet({Quoted(path, '\'')})";

    private static string Quoted(string text, char quote) => quote + text.Replace($"{quote}", $"{quote}{quote}", StringComparison.Ordinal) + quote;
}
