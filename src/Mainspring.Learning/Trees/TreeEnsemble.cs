using System.Buffers;
using System.Text.Json;
using Mainspring.Learning.Explanation;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Trees;

/// <summary>
/// Boosted trees or a random forest, flattened into one array of nodes. Outputs equal those of the XGBoost model it was made of bit for bit: single precision,
/// trees summed in their order, <c>value &lt; threshold</c> goes left, missing values go where the tree learned to send them.
/// </summary>
public sealed class TreeEnsemble : IPredictor
{
    private const int MostFeatures = 1 << 24;

    private readonly TreeNode[] _nodes;
    private readonly int[] _roots;
    private readonly int[] _depths;
    private readonly int[] _outputs;
    private readonly float[] _base;
    private readonly float[] _covers;

    /// <exception cref="PredictorFormatException">A tree is malformed.</exception>
    internal TreeEnsemble(int features, float[] baseValues, OutputTransform transform, IReadOnlyList<Tree> trees)
    {
        if (features is < 1 or > MostFeatures)
        {
            throw new PredictorFormatException($"An ensemble of {features} features cannot be; it must have from 1 to {MostFeatures}.");
        }

        (FeatureCount, Transform, _base) = (features, transform, baseValues);
        _nodes = new TreeNode[trees.Sum(t => t.Features.Length)];
        (_roots, _depths, _outputs) = (new int[trees.Count], new int[trees.Count], new int[trees.Count]);
        _covers = trees.All(tree => tree.Covers.Length > 0) ? [.. trees.SelectMany(tree => tree.Covers)] : [];
        int next = 0;
        for (int i = 0; i < trees.Count; i++)
        {
            _roots[i] = next;
            _outputs[i] = trees[i].Output >= 0 && trees[i].Output < baseValues.Length
                ? trees[i].Output
                : throw new PredictorFormatException($"Tree {i} adds to output {trees[i].Output}; there are {baseValues.Length}.");
            _depths[i] = TreeFlattening.Flatten(trees[i], i, features, next, _nodes.AsSpan(next, trees[i].Features.Length));
            next += trees[i].Features.Length;
        }
    }

    /// <inheritdoc/>
    public int FeatureCount { get; }

    /// <inheritdoc/>
    public int OutputCount => _base.Length;

    /// <summary>The number of trees.</summary>
    public int TreeCount => _roots.Length;

    /// <summary>The number of nodes, leaves included.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>What makes outputs of the sums.</summary>
    public OutputTransform Transform { get; }

    /// <summary>What every sum starts from, one an output.</summary>
    internal ReadOnlySpan<float> Base => _base;

    /// <summary>The trees, in the order in which they are summed.</summary>
    internal IEnumerable<Tree> Trees => Enumerable.Range(0, TreeCount).Select(TreeAt);

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> features, int rows, Span<float> outputs)
    {
        PredictorArguments.Check(this, features, rows, outputs);
        outputs = outputs[..(rows * OutputCount)];
        SumMargins(features, rows, outputs);
        OutputTransforms.Apply(Transform, outputs, OutputCount);
    }

    /// <inheritdoc/>
    public bool CanExplain => _covers.Length > 0 || _roots.Length == 0;

    /// <inheritdoc/>
    public void Explain(ReadOnlySpan<float> features, int rows, Span<double> contributions)
    {
        PredictorArguments.CheckExplanation(this, features, rows, contributions);
        contributions = contributions[..(rows * OutputCount * (FeatureCount + 1))];
        contributions.Clear();
        for (int output = FeatureCount; output < contributions.Length; output += FeatureCount + 1)
        {
            contributions[output] = _base[output / (FeatureCount + 1) % OutputCount];
        }

        for (int tree = 0; tree < _roots.Length; tree++)
        {
            new TreeShap(_nodes, _covers, _roots[tree], _depths[tree], FeatureCount).Add(features, rows, contributions[(_outputs[tree] * (FeatureCount + 1))..], OutputCount);
        }
    }

    /// <inheritdoc/>
    public void WriteTo(Utf8JsonWriter writer) => TreeEnsembleJson.Write(writer, this, _base, [.. Enumerable.Range(0, TreeCount).Select(TreeAt)]);

    /// <summary>The sums before the transform.</summary>
    internal void SumMargins(ReadOnlySpan<float> features, int rows, Span<float> sums)
    {
        int stride = TreeWalk.RowWidth(FeatureCount);
        int block = Math.Min(rows, TreeWalk.BlockRows(_nodes.Length, stride));
        float[] prepared = ArrayPool<float>.Shared.Rent(block * stride);
        try
        {
            for (int start = 0; start < rows; start += block)
            {
                int count = Math.Min(block, rows - start);
                TreeWalk.Prepare(features.Slice(start * FeatureCount, count * FeatureCount), count, FeatureCount, prepared);
                Span<float> blockSums = sums.Slice(start * OutputCount, count * OutputCount);
                for (int row = 0; row < count; row++)
                {
                    _base.CopyTo(blockSums[(row * OutputCount)..]);
                }

                if (count == 1)
                {
                    TreeWalk.SumTrees(_nodes, _roots, _depths, _outputs, prepared, blockSums);
                }
                else
                {
                    SumBlock(prepared, count, stride, blockSums);
                }
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(prepared);
        }
    }

    private void SumBlock(float[] prepared, int rows, int stride, Span<float> sums)
    {
        for (int tree = 0; tree < _roots.Length; tree++)
        {
            TreeWalk.SumRows(_nodes, _roots[tree], _depths[tree], prepared, rows, stride, sums[_outputs[tree]..], OutputCount);
        }
    }

    private Tree TreeAt(int tree)
    {
        int end = tree + 1 < _roots.Length ? _roots[tree + 1] : _nodes.Length;
        ReadOnlySpan<float> covers = _covers.Length > 0 ? _covers.AsSpan(_roots[tree], end - _roots[tree]) : [];
        return TreeFlattening.Unflatten(_nodes.AsSpan(_roots[tree], end - _roots[tree]), covers, _outputs[tree], FeatureCount);
    }
}
