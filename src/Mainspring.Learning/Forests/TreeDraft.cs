using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Forests;

/// <summary>The nodes of a tree while it grows, breadth first.</summary>
/// <param name="columns">How many features there are.</param>
internal sealed class TreeDraft(int columns)
{
    private readonly List<int> _features = [];
    private readonly List<float> _values = [];
    private readonly List<bool> _missingLeft = [];
    private readonly List<float> _covers = [];
    private readonly double[] _gains = new double[columns];

    public void AddLeaf(double value, double cover) => Add(Tree.Leaf, (float)value, false, cover);

    /// <summary>Adds a split. Values that were never missing there go with the greater side when they are.</summary>
    public void AddSplit(Split split, BinnedColumn column, double cover)
    {
        Add(split.Feature, column.CutAfter(split.Bin), column.HasMissing ? split.MissingLeft : split.Left.Weight > split.Right.Weight, cover);
        _gains[split.Feature] += split.Gain;
    }

    public GrownTree ToTree(int output) => new(new(output, [.. _features], [.. _values], [.. _missingLeft], [.. _covers]), _gains);

    private void Add(int feature, float value, bool missingLeft, double cover)
    {
        _features.Add(feature);
        _values.Add(value);
        _missingLeft.Add(missingLeft);
        _covers.Add((float)cover);
    }
}
