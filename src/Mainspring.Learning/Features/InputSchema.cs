using System.Collections.Frozen;

namespace Mainspring.Learning.Features;

/// <summary>The columns that a model reads, in the order of its cells, and how missing values are spelled.</summary>
public sealed class InputSchema
{
    private readonly FrozenDictionary<string, int> _positions;

    /// <param name="columns">The columns in the order of the cells.</param>
    /// <param name="ignored">Columns of the training file that the model does not read: known, accepted, passed over.</param>
    /// <param name="nullSpellings">Texts that mean missing, besides blank ones.</param>
    /// <exception cref="ArgumentException">Two columns share a name.</exception>
    public InputSchema(IReadOnlyList<InputColumn> columns, IReadOnlyList<string> ignored, IReadOnlyList<string> nullSpellings)
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
    }

    /// <summary>The columns in the order of the cells.</summary>
    public IReadOnlyList<InputColumn> Columns { get; }

    /// <summary>Columns of the training file that the model does not read, the target among them.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>Texts that mean missing, besides blank ones.</summary>
    public IReadOnlyList<string> NullSpellings { get; }

    /// <summary>The position of a column among the cells, or -1 when the model reads none of that name.</summary>
    public int IndexOf(string name) => _positions.GetValueOrDefault(name, -1);
}
