using System.Buffers;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Explanation;

/// <summary>
/// Says what a prediction rests on, column by column: the features that one column makes are added up, which keeps Shapley values exact. The unit is
/// that of the sum before the link: log odds of the positive class (boosted trees, logistic regression), share of the votes (forests), the number itself (regression).
/// Safe for several threads.
/// </summary>
public sealed class Explainer
{
    private readonly Model _model;
    private readonly int[] _columnOf;
    private readonly int[] _used;
    private readonly int _cellCount;

    /// <summary>Explains predictions of a model.</summary>
    /// <exception cref="InvalidOperationException">The model cannot be explained; see <see cref="IPredictor.CanExplain"/>.</exception>
    public Explainer(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.Predictor.CanExplain)
        {
            throw new InvalidOperationException("The model does not know how many training rows came to its nodes, so its predictions cannot be explained; train it again.");
        }

        _model = model;
        int[] cellOf = model.Plan.CellOfFeature();
        _used = [.. cellOf.Distinct().Order()];
        _columnOf = [.. cellOf.Select(cell => Array.BinarySearch(_used, cell))];
        _cellCount = model.Plan.Inputs.Cells.Count;
        Columns = [.. _used.Select(cell => model.Plan.Inputs.Cells[cell].Name)];
    }

    /// <summary>The columns that have features, derived ones last, in the order of the contributions. A column that only feeds derived ones has none of its own.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Contributions a row: for each output one a column, then the base value, which is the sum on average.</summary>
    public int Width => _model.Predictor.OutputCount * (Columns.Count + 1);

    /// <summary>Explains rows.</summary>
    /// <param name="cells">Row-major, rows × cells of the model's schema.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="contributions">Room for rows × <see cref="Width"/>; what stood there is overwritten.</param>
    public void Explain(ReadOnlySpan<double> cells, int rows, Span<double> contributions)
    {
        FeaturePlan plan = _model.Plan;
        int perRow = _model.Predictor.OutputCount * (plan.Width + 1);
        float[] features = ArrayPool<float>.Shared.Rent(rows * plan.Width);
        double[] byFeature = ArrayPool<double>.Shared.Rent(rows * perRow);
        try
        {
            for (int row = 0; row < rows; row++)
            {
                plan.Encode(cells.Slice(row * _cellCount, _cellCount), features.AsSpan(row * plan.Width, plan.Width));
            }

            _model.Predictor.Explain(features.AsSpan(0, rows * plan.Width), rows, byFeature);
            Gather(byFeature.AsSpan(0, rows * perRow), contributions[..(rows * Width)]);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(features);
            ArrayPool<double>.Shared.Return(byFeature);
        }
    }

    /// <summary>Explains the rows of a table.</summary>
    /// <param name="table">Columns are found by name; one that the table lacks is missing in every row.</param>
    /// <returns>The cells of <see cref="Columns"/>, one array a column, and the contributions as <see cref="Explain(ReadOnlySpan{double}, int, Span{double})"/> gives them.</returns>
    public (double[][] Cells, double[] Contributions) Explain(Table table)
    {
        InputSchema inputs = _model.Plan.Inputs;
        IReadOnlyList<Column> derived = inputs.Derivation?.Over(table, inputs) ?? [];
        double[][] cells =
        [
            .. Enumerable.Range(0, inputs.Columns.Count).Select(column => TableCells.Read(table, inputs, column)),
            .. derived.Select((column, i) => TableCells.Read(column, inputs.Derived[i].Column, inputs.NullSpellings)),
        ];
        double[] rows = new double[table.RowCount * _cellCount];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = cells[i % _cellCount][i / _cellCount];
        }

        double[] contributions = new double[table.RowCount * Width];
        Explain(rows, table.RowCount, contributions);
        return ([.. _used.Select(cell => cells[cell])], contributions);
    }

    private void Gather(ReadOnlySpan<double> byFeature, Span<double> byColumn)
    {
        byColumn.Clear();
        int from = _columnOf.Length + 1;
        int to = Columns.Count + 1;
        for (int block = 0; block < byFeature.Length / from; block++)
        {
            ReadOnlySpan<double> source = byFeature.Slice(block * from, from);
            Span<double> target = byColumn.Slice(block * to, to);
            for (int feature = 0; feature < _columnOf.Length; feature++)
            {
                target[_columnOf[feature]] += source[feature];
            }

            target[^1] = source[^1];
        }
    }
}
