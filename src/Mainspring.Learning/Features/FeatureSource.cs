using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>One cell of the plan while it is made, with what the rows of training say of it.</summary>
/// <param name="Column">The values.</param>
/// <param name="Rows">Which of them are rows of training; null for all.</param>
/// <param name="Input">The column as the model will know it.</param>
/// <param name="Summary">What training saw.</param>
internal sealed record FeatureSource(Column Column, int[]? Rows, InputColumn Input, ColumnSummary Summary)
{
    /// <summary>The values as cells, read anew: few encoders need all of them, and all columns at once are as much as the table.</summary>
    public double[] Cells(FeaturePlannerOptions options)
    {
        double[] cells = new double[Rows?.Length ?? Column.Length];
        TableCells.Fill(Column, Rows, Input, options.NullSpellings, cells);
        return cells;
    }
}
