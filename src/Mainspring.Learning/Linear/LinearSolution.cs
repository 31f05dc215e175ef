using Mainspring.Learning.Training;

namespace Mainspring.Learning.Linear;

/// <summary>From parameters over standardised features to a model over the features themselves.</summary>
internal static class LinearSolution
{
    /// <param name="rows">The rows that were learned from.</param>
    /// <param name="link">What makes outputs of the sums.</param>
    /// <param name="parameters">Row-major, outputs × (features + 1), the intercept last.</param>
    /// <param name="names">One a feature.</param>
    /// <param name="used">The hyper-parameters as they were used.</param>
    public static TrainedPredictor Of(StandardizedRows rows, LinkFunction link, double[] parameters, IReadOnlyList<string> names, HyperParameters used)
    {
        int columns = rows.Columns, outputs = parameters.Length / (columns + 1);
        double[] intercepts = new double[outputs], weights = new double[outputs * columns], strengths = new double[columns];
        for (int k = 0; k < outputs; k++)
        {
            intercepts[k] = parameters[((k + 1) * (columns + 1)) - 1];
            for (int j = 0; j < columns; j++)
            {
                double standardized = parameters[(k * (columns + 1)) + j];
                weights[(k * columns) + j] = rows.Deviations[j] == 0 ? 0 : standardized / rows.Deviations[j];
                strengths[j] += Math.Abs(standardized);
            }
        }

        return new(new LinearModel(link, intercepts, rows.Means, weights), used, FeatureImportances.Shares(names, strengths));
    }
}
