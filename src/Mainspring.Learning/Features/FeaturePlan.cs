using Mainspring.Data.Tables;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Features;

/// <summary>
/// How the cells of a row become the vector that a model was trained on: the one implementation of every feature, used by training,
/// files and requests alike, and part of the model. Immutable and safe for several threads.
/// </summary>
public sealed class FeaturePlan
{
    private readonly ColumnEncoder[] _encoders;
    private readonly int[] _offsets;

    internal FeaturePlan(InputSchema inputs, ColumnEncoder[] encoders, IReadOnlyList<DroppedColumn> dropped)
    {
        if (encoders.Length != inputs.Columns.Count)
        {
            throw new ArgumentException($"There are {encoders.Length} encoders for {inputs.Columns.Count} columns; each column has one.", nameof(encoders));
        }

        Inputs = inputs;
        Dropped = dropped;
        _encoders = encoders;
        _offsets = new int[encoders.Length];
        var names = new List<string>();
        for (int i = 0; i < encoders.Length; i++)
        {
            _offsets[i] = names.Count;
            names.AddRange(encoders[i].NamesFor(inputs.Columns[i]));
        }

        FeatureNames = DistinctNames(names);
    }

    /// <summary>The columns that are read; a row of cells has one a column, in this order.</summary>
    public InputSchema Inputs { get; }

    /// <summary>The columns of the training table that are no features, with the reason.</summary>
    public IReadOnlyList<DroppedColumn> Dropped { get; }

    /// <summary>The names of the features in order, each once: <c>tenure</c>, <c>Contract=One year</c>, <c>Contract=(missing)</c>, <c>since.month</c>.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The number of features.</summary>
    public int Width => FeatureNames.Count;

    internal ReadOnlySpan<ColumnEncoder> Encoders => _encoders;

    /// <summary>For each feature, the place of the column that it is made of.</summary>
    internal int[] ColumnOfFeature() => [.. _encoders.SelectMany((encoder, column) => Enumerable.Repeat(column, encoder.Width))];

    /// <summary>Turns the cells of one row into its features. Allocates nothing.</summary>
    /// <param name="cells">One cell for each column of <see cref="Inputs"/>.</param>
    /// <param name="features">Room for <see cref="Width"/> features; what stood there is overwritten.</param>
    public void Encode(ReadOnlySpan<double> cells, Span<float> features)
    {
        features = features[..Width];
        features.Clear();
        ColumnEncoder[] encoders = _encoders;
        int[] offsets = _offsets;
        for (int i = 0; i < encoders.Length; i++)
        {
            encoders[i].Encode(cells[i], features[offsets[i]..]);
        }
    }

    /// <summary>Turns every row of a table into features, row after row: <c>RowCount × Width</c>. A column that the table lacks is missing in every row.</summary>
    /// <param name="table">Columns are found by name; others are passed over.</param>
    /// <param name="features">Room for all features.</param>
    /// <exception cref="ArgumentException">A value cannot be read as the type of its column, or there is too little room.</exception>
    public void EncodeTable(Table table, Span<float> features)
    {
        if (features.Length < (long)table.RowCount * Width)
        {
            throw new ArgumentException($"{table.RowCount} rows of {Width} features need room for {(long)table.RowCount * Width} numbers, not {features.Length}.", nameof(features));
        }

        features.Clear();
        for (int i = 0; i < _encoders.Length; i++)
        {
            ColumnEncoder encoder = _encoders[i];
            double[] cells = TableCells.Read(table, Inputs, i);
            for (int row = 0; row < cells.Length; row++)
            {
                encoder.Encode(cells[row], features.Slice(row * Width + _offsets[i], encoder.Width));
            }
        }
    }

    /// <summary>Turns every row of a table into features, for training.</summary>
    /// <exception cref="ArgumentException">A value cannot be read as the type of its column.</exception>
    public FeatureMatrix EncodeTable(Table table)
    {
        float[] features = new float[checked(table.RowCount * Width)];
        EncodeTable(table, features);
        return new(features, table.RowCount, Width, FeatureNames);
    }

    private static string[] DistinctNames(List<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        string[] distinct = new string[names.Count];
        for (int i = 0; i < distinct.Length; i++)
        {
            distinct[i] = names[i];
            for (int n = 2; !taken.Add(distinct[i]); n++)
            {
                distinct[i] = $"{names[i]} ({n})";
            }
        }

        return distinct;
    }
}
