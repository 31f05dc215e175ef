using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Onnx.Export;

/// <summary>The nodes of all trees as the lists that ONNX's tree operators take.</summary>
internal sealed class TreeNodes
{
    private readonly List<long> _trees = [];
    private readonly List<long> _numbers = [];
    private readonly List<long> _features = [];
    private readonly List<float> _thresholds = [];
    private readonly List<string> _modes = [];
    private readonly List<long> _left = [];
    private readonly List<long> _right = [];
    private readonly List<long> _missingLeft = [];
    private readonly List<long> _leafTrees = [];
    private readonly List<long> _leafNumbers = [];
    private readonly List<long> _leafOutputs = [];
    private readonly List<float> _leafValues = [];

    public TreeNodes(TreeEnsemble ensemble)
    {
        int number = 0;
        foreach (Tree tree in ensemble.Trees)
        {
            Add(tree, number++);
        }
    }

    public void Write(OnnxAttributes attributes)
    {
        attributes.Ints("nodes_treeids", _trees);
        attributes.Ints("nodes_nodeids", _numbers);
        attributes.Ints("nodes_featureids", _features);
        attributes.Floats("nodes_values", [.. _thresholds]);
        attributes.Texts("nodes_modes", _modes);
        attributes.Ints("nodes_truenodeids", _left);
        attributes.Ints("nodes_falsenodeids", _right);
        attributes.Ints("nodes_missing_value_tracks_true", _missingLeft);
        attributes.Ints("target_treeids", _leafTrees);
        attributes.Ints("target_nodeids", _leafNumbers);
        attributes.Ints("target_ids", _leafOutputs);
        attributes.Floats("target_weights", [.. _leafValues]);
    }

    private void Add(Tree tree, int number)
    {
        int children = 1;
        for (int node = 0; node < tree.Features.Length; node++)
        {
            bool isLeaf = tree.Features[node] == Tree.Leaf;
            _trees.Add(number);
            _numbers.Add(node);
            _features.Add(isLeaf ? 0 : tree.Features[node]);
            _thresholds.Add(isLeaf ? 0 : tree.Values[node]);
            _modes.Add(isLeaf ? "LEAF" : "BRANCH_LT");
            _left.Add(isLeaf ? 0 : children);
            _right.Add(isLeaf ? 0 : children + 1);
            _missingLeft.Add(tree.MissingLeft[node] ? 1 : 0);
            if (!isLeaf)
            {
                children += 2;
                continue;
            }

            _leafTrees.Add(number);
            _leafNumbers.Add(node);
            _leafOutputs.Add(tree.Output);
            _leafValues.Add(tree.Values[node]);
        }
    }
}
