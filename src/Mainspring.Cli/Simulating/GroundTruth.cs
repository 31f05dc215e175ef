using System.Globalization;
using System.Text.Json;
using Mainspring.Cli.CommandLine;
using Mainspring.Cli.Loading;
using Mainspring.Data.Tables;

namespace Mainspring.Cli.Simulating;

/// <summary>Rows whose target is known: what users ask, and what comes true.</summary>
internal sealed class GroundTruth
{
    private readonly Column _target;
    private readonly Column[] _columns;
    private readonly Drift[] _drifts;

    /// <param name="table">The rows.</param>
    /// <param name="target">The column that comes true.</param>
    /// <param name="wanted">The columns that the endpoint reads.</param>
    /// <param name="drifts">What changes.</param>
    /// <exception cref="CommandFailure">The table has no such target, no row with it, or nothing that the endpoint reads.</exception>
    public GroundTruth(Table table, string target, IReadOnlyCollection<string> wanted, IReadOnlyList<Drift> drifts)
    {
        if (table.Schema.IndexOf(target) < 0)
        {
            throw new CommandFailure(ExitCode.Usage, $"the data have no column '{target}'; name the one that comes true with --target: {string.Join(", ", table.Columns.Select(column => column.Name))}.");
        }

        _target = table[target];
        _columns = [.. table.Columns.Where(column => column.Name != target && wanted.Contains(column.Name))];
        _drifts = [.. drifts];
        Rows = [.. Enumerable.Range(0, table.RowCount).Where(row => !_target.IsMissing(row))];
        if (Rows.Count == 0 || _columns.Length == 0)
        {
            throw new CommandFailure(ExitCode.InvalidInput, "the data have no row whose target is known, or no column that the endpoint reads.");
        }
    }

    /// <summary>The rows whose target is known.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>What a user asks about a row.</summary>
    public byte[] RecordOf(int row, bool hasDrifted)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (Column column in _columns.Where(column => !column.IsMissing(row)))
            {
                writer.WritePropertyName(column.Name);
                if (hasDrifted && Array.Find(_drifts, drift => drift.Column == column.Name) is { } drift)
                {
                    WriteDrifted(writer, column, row, drift.Factor);
                }
                else
                {
                    RecordJson.WriteValue(writer, column, row);
                }
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Writes what came true for a row.</summary>
    public void WriteLabel(Utf8JsonWriter writer, int row) => RecordJson.WriteValue(writer, _target, row);

    /// <summary>How far a prediction is from what came true: the absolute error of a number and its share of the truth, or 0 or 1 for a class.</summary>
    public (double Error, double Relative) ErrorOf(int row, JsonElement prediction)
    {
        if (prediction.ValueKind == JsonValueKind.Number && _target is RealColumn or IntegerColumn)
        {
            double truth = double.Parse(_target.Format(row)!, CultureInfo.InvariantCulture);
            double error = Math.Abs(prediction.GetDouble() - truth);
            return (error, error / Math.Max(Math.Abs(truth), 1e-9));
        }

        double wrong = prediction.ToString() == _target.Format(row) ? 0 : 1;
        return (wrong, wrong);
    }

    /// <summary>Whether what comes true is a class.</summary>
    public bool IsClass(JsonElement prediction) => prediction.ValueKind != JsonValueKind.Number || _target is not (RealColumn or IntegerColumn);

    private static void WriteDrifted(Utf8JsonWriter writer, Column column, int row, double factor)
    {
        double value = double.Parse(column.Format(row)!, CultureInfo.InvariantCulture) * factor;
        writer.WriteNumberValue(column is IntegerColumn ? Math.Round(value) : value);
    }
}
