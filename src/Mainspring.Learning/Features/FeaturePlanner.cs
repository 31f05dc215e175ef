using Mainspring.Data.Tables;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Features;

/// <summary>
/// Decides, from the rows of training alone, which columns a model reads, which it derives and how each becomes features. The same rows and options give
/// the same plan.
/// </summary>
public static class FeaturePlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="rows">The rows of training, target included or not.</param>
    /// <param name="target">The column that is learned; null when there is none.</param>
    /// <param name="options">The kind of features and what the project file declares.</param>
    /// <exception cref="ArgumentException">No column is left to learn from, a declared column is not in the table, a value does not fit its declared type, or a derived column cannot be computed.</exception>
    public static FeaturePlan Fit(Table rows, string? target, FeaturePlannerOptions options) => Fit(rows, null, target, options, out _);

    /// <summary>Makes the plan from some rows, and the features of the same rows to train on. The rows are not copied as a whole.</summary>
    /// <param name="table">All rows.</param>
    /// <param name="rows">Those of training.</param>
    /// <param name="target">The column that is learned; null when there is none.</param>
    /// <param name="options">The kind of features and what the project file declares.</param>
    /// <inheritdoc cref="Fit(Table, string?, FeaturePlannerOptions)" path="/exception"/>
    public static PlannedRows FitRows(Table table, int[] rows, string? target, FeaturePlannerOptions options)
    {
        FeaturePlan plan = Fit(table, rows, target, options, out FittedEncoder[] encoders);
        FeatureMatrix features = plan.EncodeRows(table, rows);
        for (int cell = 0; cell < encoders.Length; cell++)
        {
            if (encoders[cell].CrossFitted is { } fitted)
            {
                int width = encoders[cell].Encoder.Width;
                for (int row = 0; row < rows.Length; row++)
                {
                    fitted.AsSpan(row * width, width).CopyTo(features.Values.AsSpan((row * plan.Width) + plan.Offsets[cell]));
                }
            }
        }

        return new(plan, features);
    }

    private static FeaturePlan Fit(Table rows, int[]? chosen, string? target, FeaturePlannerOptions options, out FittedEncoder[] encoders)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxLevels, 1);
        (InputSchema schema, encoders, IReadOnlyList<DroppedColumn> dropped) = new FeatureDraft(rows, chosen, target, options).Finish();
        return new(schema, [.. encoders.Select(encoder => encoder.Encoder)], dropped);
    }
}
