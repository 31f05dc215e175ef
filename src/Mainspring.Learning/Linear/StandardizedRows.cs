using Mainspring.Learning.Training;

namespace Mainspring.Learning.Linear;

/// <summary>Feature rows brought to mean 0 and standard deviation 1, so that one penalty fits all units. Missing values lie at the mean; a constant feature is 0 throughout.</summary>
internal sealed class StandardizedRows
{
    private readonly float[] _values;

    public StandardizedRows(FeatureMatrix features)
    {
        (Rows, Columns) = (features.Rows, features.Columns);
        (Means, Deviations) = (new double[Columns], new double[Columns]);
        Measure(features);
        _values = new float[features.Values.Length];
        for (int i = 0; i < _values.Length; i++)
        {
            int column = i % Columns;
            _values[i] = float.IsNaN(features.Values[i]) || Deviations[column] == 0
                ? 0
                : (float)((Finite(features.Values[i]) - Means[column]) / Deviations[column]);
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The mean of the present values; 0 where all are missing.</summary>
    public double[] Means { get; }

    /// <summary>The standard deviation of the present values; 0 for a constant.</summary>
    public double[] Deviations { get; }

    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * Columns, Columns);

    // Welford's running moments, a column at a time in one pass over the rows.
    private void Measure(FeatureMatrix features)
    {
        int[] counts = new int[Columns];
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<float> values = features.Row(row);
            for (int column = 0; column < values.Length; column++)
            {
                if (!float.IsNaN(values[column]))
                {
                    double delta = Finite(values[column]) - Means[column];
                    Means[column] += delta / ++counts[column];
                    Deviations[column] += delta * (Finite(values[column]) - Means[column]);
                }
            }
        }

        for (int column = 0; column < Columns; column++)
        {
            double deviation = counts[column] == 0 ? 0 : Math.Sqrt(Deviations[column] / counts[column]);

            // What rounding leaves of a constant is no spread.
            Deviations[column] = deviation > 1e-12 * Math.Abs(Means[column]) ? deviation : 0;
        }
    }

    private static double Finite(float value) => Math.Clamp(value, float.MinValue, float.MaxValue);
}
