using System.Runtime.ExceptionServices;
using Mainspring.Data.Tables;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Features;

/// <summary>
/// How the cells of a row become the vector that a model was trained on: the one implementation of every feature, used by training,
/// files and requests alike, and part of the model. Immutable and safe for several threads.
/// </summary>
public sealed class FeaturePlan
{
    /// <summary>So few that what is made of a column in between does not go to the heap of large objects, which is cleaned late.</summary>
    private const int RowsAtATime = 8192;

    private readonly ColumnEncoder[] _encoders;
    private readonly int[] _offsets;

    internal FeaturePlan(InputSchema inputs, ColumnEncoder[] encoders, IReadOnlyList<DroppedColumn> dropped)
    {
        if (encoders.Length != inputs.Cells.Count)
        {
            throw new ArgumentException($"There are {encoders.Length} encoders for {inputs.Cells.Count} cells; each cell has one.", nameof(encoders));
        }

        Inputs = inputs;
        Dropped = dropped;
        _encoders = encoders;
        _offsets = new int[encoders.Length];
        var names = new List<string>();
        for (int i = 0; i < encoders.Length; i++)
        {
            _offsets[i] = names.Count;
            names.AddRange(encoders[i].NamesFor(inputs.Cells[i]));
        }

        FeatureNames = DistinctNames(names);
    }

    /// <summary>The columns that are read and computed; a row of cells has one each, in this order.</summary>
    public InputSchema Inputs { get; }

    /// <summary>The columns of the training table that are no features, with the reason.</summary>
    public IReadOnlyList<DroppedColumn> Dropped { get; }

    /// <summary>The names of the features in order, each once: <c>tenure</c>, <c>Contract=One year</c>, <c>Contract=(missing)</c>, <c>since.month</c>.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The number of features.</summary>
    public int Width => FeatureNames.Count;

    /// <summary>What becomes of each column that is read or computed, in the order of the cells.</summary>
    public IReadOnlyList<ColumnUse> Uses => [.. Enumerable.Range(0, _encoders.Length).Select(cell => ColumnUses.Of(this, cell))];

    internal ReadOnlySpan<ColumnEncoder> Encoders => _encoders;

    /// <summary>The first feature of each cell.</summary>
    internal ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>For each feature, the place of the cell that it is made of.</summary>
    internal int[] CellOfFeature() => [.. _encoders.SelectMany((encoder, cell) => Enumerable.Repeat(cell, encoder.Width))];

    /// <summary>Turns the cells of one row into its features. Allocates nothing.</summary>
    /// <param name="cells">The cells of <see cref="Inputs"/>.</param>
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
        for (int i = 0; i < Inputs.Columns.Count; i++)
        {
            if (_encoders[i].Width > 0)
            {
                EncodeCells(i, TableCells.Read(table, Inputs, i), features);
            }
        }

        IReadOnlyList<Column> derived = Inputs.Derivation?.Over(table, Inputs) ?? [];
        for (int i = 0; i < derived.Count; i++)
        {
            EncodeCells(Inputs.Columns.Count + i, TableCells.Read(derived[i], Inputs.Derived[i].Column, Inputs.NullSpellings), features);
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

    /// <summary>Turns some rows of a table into features, a few thousand at a time, so that they are never copied as a whole.</summary>
    /// <param name="table">Columns are found by name; others are passed over.</param>
    /// <param name="rows">The rows, in the order in which they are wanted.</param>
    /// <exception cref="ArgumentException">A value cannot be read as the type of its column.</exception>
    public FeatureMatrix EncodeRows(Table table, int[] rows)
    {
        float[] features = new float[checked(rows.Length * Width)];

        // A table of no columns has no rows.
        Table read = new([.. table.Columns.Where((column, i) => i == 0 || Inputs.IndexOf(column.Name) >= 0)]);
        try
        {
            _ = Parallel.For(0, (rows.Length + RowsAtATime - 1) / RowsAtATime, part =>
            {
                int first = part * RowsAtATime, count = Math.Min(RowsAtATime, rows.Length - first);
                EncodeTable(read.Take(rows.AsSpan(first, count)), features.AsSpan(first * Width, count * Width));
            });
        }
        catch (AggregateException failed)
        {
            ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }

        return new(features, rows.Length, Width, FeatureNames);
    }

    private void EncodeCells(int cell, double[] cells, Span<float> features)
    {
        ColumnEncoder encoder = _encoders[cell];
        for (int row = 0; row < cells.Length; row++)
        {
            encoder.Encode(cells[row], features.Slice((row * Width) + _offsets[cell], encoder.Width));
        }
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
