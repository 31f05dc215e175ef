namespace Mainspring.Learning.Training;

/// <summary>Feature vectors in one row-major array. NaN is a missing value.</summary>
public sealed class FeatureMatrix
{
    /// <param name="values">Row-major, rows × columns. Taken over, not copied.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of features.</param>
    /// <param name="names">One name a feature.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public FeatureMatrix(float[] values, int rows, int columns, IReadOnlyList<string> names)
    {
        if (values.Length != (long)rows * columns)
        {
            throw new ArgumentException($"{rows} rows of {columns} features are {(long)rows * columns} values; {values.Length} were given.", nameof(values));
        }

        if (names.Count != columns)
        {
            throw new ArgumentException($"There are {names.Count} names for {columns} features.", nameof(names));
        }

        (Values, Rows, Columns, Names) = (values, rows, columns, names);
    }

    /// <summary>The values, row after row.</summary>
    public float[] Values { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of features.</summary>
    public int Columns { get; }

    /// <summary>The names of the features, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>One feature vector.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>A copy of the given rows, in the given order.</summary>
    public FeatureMatrix Take(ReadOnlySpan<int> rows)
    {
        float[] values = new float[rows.Length * Columns];
        for (int i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * Columns));
        }

        return new(values, rows.Length, Columns, Names);
    }
}
