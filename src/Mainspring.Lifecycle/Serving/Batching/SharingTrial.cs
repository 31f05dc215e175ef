using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Scoring;

namespace Mainspring.Lifecycle.Serving.Batching;

/// <summary>
/// Finds out, when a graph is loaded, whether requests for it gain by sharing runs: a run must take so long that others come meanwhile, a run of sixteen rows must take less
/// than half of the time of sixteen runs, and it must give each row the very bits that a run of its own gives.
/// </summary>
public static class SharingTrial
{
    private const int Rows = 16;
    private const int Rounds = 5;
    private const double LargestShare = 0.5;
    private static readonly TimeSpan ShortestRun = TimeSpan.FromMicroseconds(25);

    /// <summary>Whether sharing pays for a model.</summary>
    public static bool Pays(ServedModel model, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(time);
        if (model.IsRemote || model.Model.Predictor is not IExternalPredictor)
        {
            return false;
        }

        try
        {
            double[] cells = CellsOf(model);
            float[] alone = new float[Rows * model.OutputCount];
            float[] together = new float[alone.Length];
            (TimeSpan one, TimeSpan all) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (int round = 0; round < Rounds; round++)
            {
                one = Shorter(one, Measure(time, () => ScoreAlone(model, cells, alone)) / Rows);
                all = Shorter(all, Measure(time, () => model.Score(cells, Rows, together)));
            }

            return one >= ShortestRun && all < one * Rows * LargestShare && alone.AsSpan().SequenceEqual(together);
        }
        catch (ScoringFailedException)
        {
            // Not every graph takes made-up rows; it is served run by run.
            return false;
        }
    }

    private static void ScoreAlone(ServedModel model, double[] cells, float[] outputs)
    {
        for (int row = 0; row < Rows; row++)
        {
            model.Score(cells.AsSpan(row * model.CellCount, model.CellCount), 1, outputs.AsSpan(row * model.OutputCount, model.OutputCount));
        }
    }

    /// <summary>Rows that differ in every column.</summary>
    private static double[] CellsOf(ServedModel model)
    {
        IReadOnlyList<InputColumn> columns = model.Rows.Schema.Cells;
        return [.. Enumerable.Range(0, Rows).SelectMany(row => columns.Select((column, place) => CellOf(column, row + place)))];
    }

    private static double CellOf(InputColumn column, int step) => column.Type switch
    {
        ColumnType.Category => column.Levels.Count == 0 ? Cell.Unseen : step % column.Levels.Count,
        ColumnType.Boolean => step % 2,
        ColumnType.Integer => step % Rows,
        _ => (step % Rows * 0.37) - 2,
    };

    private static TimeSpan Measure(TimeProvider time, Action work)
    {
        long started = time.GetTimestamp();
        work();
        return time.GetElapsedTime(started);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
