using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Learning.Explanation;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Training.Explaining;

/// <summary>
/// Looks into a model by held-out rows: permutation importance (Breiman, "Random Forests", 2001; Fisher, Rudin and Dominici, "All models are wrong, but many are useful", 2019) of the
/// columns of the data, and Shapley values of a sample of rows; of several classes those of the likeliest. The same rows and seed give the same numbers.
/// </summary>
internal static class ModelExplaining
{
    private const int MostRows = 1000;
    private const int MostReasonRows = 300;
    private const int MostReasonColumns = 12;
    private const int Draws = 3;

    /// <summary>Explains a model for two classes, for several, or for numbers.</summary>
    public static ModelExplanation Of(TrainingSpec spec, Model model, ScoredHoldout holdout)
    {
        int[] rows = Spread(holdout.Truth.Length, MostRows);
        return new(MetricNames.ChoiceOf(spec.Task), Permutation(spec, model, holdout.Take(rows), [.. rows.Select(row => holdout.Truth[row])]), Reasons(model, holdout.Take(Spread(holdout.Truth.Length, MostReasonRows))));
    }

    private static ColumnLoss[] Permutation(TrainingSpec spec, Model model, Table rows, float[] truth)
    {
        string metric = MetricNames.ChoiceOf(spec.Task);
        double sign = MetricNames.IsLoss(metric) ? 1 : -1;
        double Measure(Table table) => sign * Evaluator.Metrics(spec, truth, Algorithm.Score(model.Predictor, model.Plan.EncodeTable(table)), model.Target.Threshold)[metric];
        double own = Measure(rows);
        return
        [
            .. model.Plan.Inputs.Columns.Where(column => rows.Schema.IndexOf(column.Name) >= 0).Select((column, i) =>
            {
                double[] losses = [.. Enumerable.Range(0, Draws).Select(draw => Measure(Shuffled(rows, column.Name, unchecked((spec.Seed * 31) + (i * Draws) + draw))) - own)];
                double mean = losses.Average();
                return new ColumnLoss(column.Name, mean, Math.Sqrt(losses.Sum(loss => (loss - mean) * (loss - mean)) / (Draws - 1)));
            }).Where(column => !double.IsNaN(column.Loss)).OrderByDescending(column => column.Loss),
        ];
    }

    private static Table Shuffled(Table rows, string column, int seed)
    {
        int[] order = [.. Enumerable.Range(0, rows.RowCount)];
        new Random(seed).Shuffle(order);
        return new([.. rows.Columns.Select(own => own.Name == column ? own.Take(order) : own)]);
    }

    private static ColumnReasons[] Reasons(Model model, Table rows)
    {
        if (!model.Predictor.CanExplain)
        {
            return [];
        }

        var explainer = new Explainer(model);
        (double[][] cells, double[] contributions) = explainer.Explain(rows);
        int columns = explainer.Columns.Count;
        int[] outputs = Asked(model, rows);
        return
        [
            .. Enumerable.Range(0, columns)
                .Select(column => (
                    Column: column,
                    Cells: cells[column],
                    Contributions: Enumerable.Range(0, rows.RowCount).Select(row => contributions[(row * explainer.Width) + (outputs[row] * (columns + 1)) + column]).ToArray()))
                .OrderByDescending(column => column.Contributions.Average(Math.Abs))
                .Take(MostReasonColumns)
                .Select(column => new ColumnReasons(
                    explainer.Columns[column.Column],
                    Array.ConvertAll(column.Contributions, Short),
                    Places(column.Cells),
                    model.Plan.Inputs.Cells.First(cell => cell.Name == explainer.Columns[column.Column]).Type is ColumnType.Real or ColumnType.Integer ? Array.ConvertAll(column.Cells, Short) : null)),
        ];
    }

    /// <summary>The output of each row that its reasons are given for: of several classes the likeliest.</summary>
    private static int[] Asked(Model model, Table rows)
    {
        int count = model.Predictor.OutputCount;
        float[] outputs = count == 1 ? [] : Algorithm.Score(model.Predictor, model.Plan.EncodeTable(rows));
        return [.. Enumerable.Range(0, rows.RowCount).Select(row => count == 1 ? 0 : Enumerable.Range(0, count).MaxBy(k => outputs[(row * count) + k]))];
    }

    private static double[] Places(double[] cells)
    {
        double[] known = [.. cells.Where(cell => !double.IsNaN(cell)).Distinct().Order()];
        return [.. cells.Select(cell => double.IsNaN(cell) ? double.NaN : known.Length < 2 ? 0.5 : Short((double)Array.BinarySearch(known, cell) / (known.Length - 1)))];
    }

    /// <summary>Five digits are enough to draw, and keep the file small.</summary>
    private static double Short(double value) => double.IsFinite(value) ? double.Parse(value.ToString("G5", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) : value;

    /// <summary>Rows evenly over the data.</summary>
    private static int[] Spread(int rows, int most) => [.. Enumerable.Range(0, Math.Min(rows, most)).Select(i => (int)((long)i * rows / Math.Min(rows, most)))];
}
