using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Learning.Foreign.Trees;

/// <summary>
/// The columns of a model of another tool, and the views of each that its trees split on. A tree that splits by a set of categories, or takes zeros as missing, splits on a view of
/// the column instead, so that every tree is walked the same way.
/// </summary>
internal sealed class ForeignColumns
{
    private const int MostViews = 100_000;

    private readonly IReadOnlyList<InputColumn> _columns;
    private readonly List<NumberView>[] _views;
    private readonly Dictionary<(int Column, string View), int> _places = [];
    private readonly List<(int Column, int Place)> _features = [];

    /// <param name="columns">The columns, in the order of their numbers.</param>
    public ForeignColumns(IReadOnlyList<InputColumn> columns)
    {
        _columns = columns;
        _views = [.. columns.Select(_ => new List<NumberView>())];
        for (int column = 0; column < columns.Count; column++)
        {
            FeatureOf(column, NumberView.Plain);
        }
    }

    /// <summary>The number of a view of a column among those that were asked for; <see cref="Renumber"/> gives its place in the plan.</summary>
    /// <exception cref="FormatException">There is no such column, or there are too many views.</exception>
    public int FeatureOf(int column, NumberView view)
    {
        if (column < 0 || column >= _columns.Count)
        {
            throw new FormatException($"a split is on the column {column}; there are {_columns.Count}");
        }

        if (_places.TryGetValue((column, view.Name), out int known))
        {
            return known;
        }

        if (_features.Count == MostViews)
        {
            throw new FormatException($"its trees split by more than {MostViews} different sets of categories");
        }

        _features.Add((column, _views[column].Count));
        _views[column].Add(view);
        return _places[(column, view.Name)] = _features.Count - 1;
    }

    /// <summary>Trees whose splits are on places of the plan.</summary>
    public IReadOnlyList<Learning.Trees.Tree> Renumber(IEnumerable<Learning.Trees.Tree> trees)
    {
        int[] offsets = new int[_views.Length];
        for (int column = 1; column < offsets.Length; column++)
        {
            offsets[column] = offsets[column - 1] + _views[column - 1].Count;
        }

        int[] places = [.. _features.Select(feature => offsets[feature.Column] + feature.Place)];
        return [.. trees.Select(tree => tree with { Features = [.. tree.Features.Select(feature => feature == Learning.Trees.Tree.Leaf ? feature : places[feature])] })];
    }

    /// <summary>The plan that makes the features.</summary>
    public FeaturePlan Plan() => new(
        new InputSchema(_columns, [], NullTexts),
        [.. _views.Select((views, column) => views.Count == 1 && _columns[column].Type != ColumnType.Category ? (ColumnEncoder)new NumberEncoder(null) : new ViewsEncoder([.. views]))],
        []);

    /// <summary>What means missing in files and requests.</summary>
    internal static IReadOnlyList<string> NullTexts => Data.Reading.NullSpellings.Default.Texts;

    /// <summary>A column of numbers in which values may be missing.</summary>
    public static InputColumn Number(string name) => new() { Name = name, Type = ColumnType.Real, HadMissing = true };
}
