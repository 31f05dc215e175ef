namespace Mainspring.Learning.Forests;

/// <summary>One feature of all rows as the number of a bin, so that a split is a place between bins.</summary>
internal sealed class BinnedColumn
{
    private readonly float[] _cuts;

    private BinnedColumn(ushort[] bins, float[] cuts, bool hasMissing) => (Bins, _cuts, HasMissing) = (bins, cuts, hasMissing);

    /// <summary>The bin of each row; <see cref="Count"/> where the value is missing.</summary>
    public ushort[] Bins { get; }

    /// <summary>Whether a value is missing.</summary>
    public bool HasMissing { get; }

    /// <summary>How many bins there are for values.</summary>
    public int Count => _cuts.Length + 1;

    /// <summary>What lies between a bin and the next: the values of the first are below it, those of the second are not. Above the last one there is nothing but what was cut to the greatest number.</summary>
    public float CutAfter(int bin) => bin < _cuts.Length ? _cuts[bin] : float.MaxValue;

    /// <summary>Bins of about as many rows each: one a value where there are few values.</summary>
    /// <param name="values">Row-major features.</param>
    /// <param name="feature">Which.</param>
    /// <param name="columns">How many features a row has.</param>
    /// <param name="most">Bins at most.</param>
    public static BinnedColumn Of(float[] values, int feature, int columns, int most)
    {
        int rows = values.Length / columns;
        float[] sorted = new float[rows];
        int known = 0;
        for (int row = 0; row < rows; row++)
        {
            float value = values[(row * columns) + feature];
            if (!float.IsNaN(value))
            {
                sorted[known++] = Finite(value);
            }
        }

        Array.Sort(sorted, 0, known);
        float[] cuts = Cuts(sorted.AsSpan(0, known), most);
        ushort[] bins = new ushort[rows];
        for (int row = 0; row < rows; row++)
        {
            float value = values[(row * columns) + feature];
            bins[row] = (ushort)(float.IsNaN(value) ? cuts.Length + 1 : BinOf(Finite(value), cuts));
        }

        return new(bins, cuts, known < rows);
    }

    private static float Finite(float value) => Math.Clamp(value, -float.MaxValue, float.MaxValue);

    private static int BinOf(float value, float[] cuts)
    {
        (int low, int high) = (0, cuts.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = value < cuts[middle] ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static float[] Cuts(ReadOnlySpan<float> sorted, int most)
    {
        var distinct = new List<(float Value, int UpTo)>();
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i + 1 == sorted.Length || sorted[i + 1] != sorted[i])
            {
                distinct.Add((sorted[i], i + 1));
            }
        }

        var cuts = new List<float>();
        int taken = 0;
        for (int i = 0; i + 1 < distinct.Count; i++)
        {
            // A bin is full when it holds its share of the rows that were left for it and those behind it.
            bool isFull = distinct.Count <= most || (long)(distinct[i].UpTo - taken) * (most - cuts.Count) >= sorted.Length - taken;
            if (isFull && cuts.Count < most - 1)
            {
                cuts.Add(Between(distinct[i].Value, distinct[i + 1].Value));
                taken = distinct[i].UpTo;
            }
        }

        return [.. cuts];
    }

    private static float Between(float below, float above)
    {
        float middle = (float)(((double)below + above) / 2);
        return middle > below ? middle : above;
    }
}
