using System.Collections.Frozen;

namespace Mainspring.Learning.Features;

/// <summary>The columns that a model reads and those that it computes from them, in the order of its cells, and how missing values are spelled.</summary>
public sealed class InputSchema
{
    private readonly FrozenDictionary<string, int> _positions;

    /// <param name="columns">The columns in the order of the cells.</param>
    /// <param name="ignored">Columns of the training file that the model does not read: known, accepted, passed over.</param>
    /// <param name="nullSpellings">Texts that mean missing, besides blank ones.</param>
    /// <param name="derived">Columns that are computed from those, each from what stands before it; their cells come behind. None when left out.</param>
    /// <exception cref="ArgumentException">Two columns share a name, or a derived column is of another type than its expression.</exception>
    /// <exception cref="Mainspring.Data.Expressions.ExpressionException">An expression does not fit the columns before it.</exception>
    public InputSchema(IReadOnlyList<InputColumn> columns, IReadOnlyList<string> ignored, IReadOnlyList<string> nullSpellings, IReadOnlyList<DerivedColumn>? derived = null)
    {
        var positions = new Dictionary<string, int>(columns.Count, StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
        {
            if (!positions.TryAdd(columns[i].Name, i))
            {
                throw new ArgumentException($"The input column '{columns[i].Name}' stands twice; name each column once.", nameof(columns));
            }
        }

        Columns = columns;
        Ignored = ignored;
        NullSpellings = nullSpellings;
        _positions = positions.ToFrozenDictionary(StringComparer.Ordinal);
        Derived = derived ?? [];
        Cells = Derived.Count == 0 ? columns : [.. columns, .. Derived.Select(column => column.Column)];
        if (Derived.FirstOrDefault(column => _positions.ContainsKey(column.Column.Name)) is { } twice)
        {
            throw new ArgumentException($"The derived column '{twice.Column.Name}' has the name of a column that is read; name it otherwise.", nameof(derived));
        }

        Derivation = Derived.Count == 0 ? null : new(columns, Derived, nullSpellings);
    }

    /// <summary>The columns that are read, in the order of the cells.</summary>
    public IReadOnlyList<InputColumn> Columns { get; }

    /// <summary>The columns that are computed, in the order of the cells behind those that are read.</summary>
    public IReadOnlyList<DerivedColumn> Derived { get; }

    /// <summary>What each cell of a row holds: the columns that are read, then those that are computed.</summary>
    public IReadOnlyList<InputColumn> Cells { get; }

    /// <summary>Computes the derived cells; null when there are none.</summary>
    internal Derivation? Derivation { get; }

    /// <summary>Columns of the training file that the model does not read, the target among them.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>Texts that mean missing, besides blank ones.</summary>
    public IReadOnlyList<string> NullSpellings { get; }

    /// <summary>The position of a column among the cells, or -1 when the model reads none of that name.</summary>
    public int IndexOf(string name) => _positions.GetValueOrDefault(name, -1);
}
