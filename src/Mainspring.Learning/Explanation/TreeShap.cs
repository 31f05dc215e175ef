using System.Numerics;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Explanation;

/// <summary>
/// The Shapley values of one tree, exactly, in time linear in its leaves. A leaf's share for feature i is
/// <c>value · (o_i − z_i) · ∫ ∏_{j≠i} ((1 − t) z_j + t o_j) dt</c> over t from 0 to 1, where o_j is 1 when the row meets all conditions on feature j along the path and z_j is the
/// part of the training rows that met them: the integral is the Shapley kernel written as a Beta function (Owen, "Multilinear extensions of games", 1972). Its integrand is a
/// polynomial, so Gauss–Legendre quadrature is exact; the walk that shares the products between leaves follows Yu et al., "Linear TreeShap" (2022).
/// Every factor is positive, so nothing cancels, however deep the tree. Rows go side by side in vector registers.
/// </summary>
internal sealed class TreeShap
{
    /// <summary>A node that no training row came to still has a way to it; this keeps the products from zero without changing a digit of the result.</summary>
    private const double LeastShare = 1e-30;

    private static readonly int Lanes = Vector<double>.Count;

    private readonly TreeNode[] _nodes;
    private readonly float[] _covers;
    private readonly int _root;
    private readonly int _features;
    private readonly double[] _points;
    private readonly double[] _weights;

    // One level a depth: the products at each point, and the sums that come back.
    private readonly Vector<double>[][] _products;
    private readonly Vector<double>[][] _sums;

    // For each feature: whether the path holds it, and with which part and which verdict.
    private readonly double[] _share;
    private readonly Vector<double>[] _met;
    private readonly Vector<double>[] _row;
    private readonly Vector<double>[] _found;

    public TreeShap(TreeNode[] nodes, float[] covers, int root, int depth, int features)
    {
        (_nodes, _covers, _root, _features) = (nodes, covers, root, features);
        var rule = GaussLegendre.Of(Math.Max(1, (Math.Min(depth, features) + 1) / 2));
        (_points, _weights) = (rule.Points, rule.Weights);
        _products = Levels(depth);
        _sums = Levels(depth);
        _share = new double[features];
        _met = new Vector<double>[features];
        _row = new Vector<double>[features];
        _found = new Vector<double>[features + 1];
    }

    /// <summary>Adds what this tree says of each row.</summary>
    /// <param name="features">Row-major.</param>
    /// <param name="rows">How many.</param>
    /// <param name="contributions">Where the first row's contributions to this tree's output begin.</param>
    /// <param name="outputs">How many outputs lie between two rows.</param>
    public void Add(ReadOnlySpan<float> features, int rows, Span<double> contributions, int outputs)
    {
        int stride = outputs * (_features + 1);
        for (int first = 0; first < rows; first += Lanes)
        {
            int count = Math.Min(Lanes, rows - first);
            Take(features.Slice(first * _features, count * _features), count);
            Array.Fill(_share, 0);
            Array.Clear(_found);
            Array.Fill(_products[0], Vector<double>.One);
            Visit(_root, 0, 1);
            for (int lane = 0; lane < count; lane++)
            {
                Span<double> to = contributions.Slice((first + lane) * stride, _features + 1);
                for (int j = 0; j < to.Length; j++)
                {
                    to[j] += _found[j][lane];
                }
            }
        }
    }

    private Vector<double>[][] Levels(int depth) => [.. Enumerable.Range(0, depth + 1).Select(_ => new Vector<double>[_points.Length])];

    /// <summary>Lays rows side by side, feature after feature.</summary>
    private void Take(ReadOnlySpan<float> rows, int count)
    {
        Span<double> lanes = stackalloc double[Lanes];
        for (int j = 0; j < _features; j++)
        {
            for (int lane = 0; lane < count; lane++)
            {
                lanes[lane] = rows[(lane * _features) + j];
            }

            _row[j] = new(lanes);
        }
    }

    /// <param name="node">Where.</param>
    /// <param name="depth">How deep.</param>
    /// <param name="reach">The part of the training rows that came here.</param>
    private void Visit(int node, int depth, double reach)
    {
        TreeNode at = _nodes[node];
        Vector<double>[] products = _products[depth];
        Vector<double>[] sums = _sums[depth];
        if (at.Slot == 2 * _features)
        {
            for (int q = 0; q < sums.Length; q++)
            {
                sums[q] = products[q] * (at.Value * _weights[q]);
            }

            _found[_features] += new Vector<double>(at.Value * reach);
            return;
        }

        int feature = at.Slot % _features;
        (double share, Vector<double> met) = (_share[feature], _met[feature]);
        Vector<double> goesLeft = GoesLeft(feature, at);
        Array.Clear(sums);
        for (int side = 0; side < 2; side++)
        {
            double part = Part(at.Left, at.Left + side);
            double childShare = Math.Max(LeastShare, (share == 0 ? 1 : share) * part);
            Vector<double> taken = side == 0 ? goesLeft : Vector<double>.One - goesLeft;
            Vector<double> childMet = share == 0 ? taken : met * taken;
            Vector<double>[] down = _products[depth + 1];
            for (int q = 0; q < down.Length; q++)
            {
                Vector<double> factor = Factor(q, childShare, childMet);
                down[q] = share == 0 ? products[q] * factor : products[q] / Factor(q, share, met) * factor;
            }

            (_share[feature], _met[feature]) = (childShare, childMet);
            Visit(at.Left + side, depth + 1, reach * part);
            Gather(feature, _sums[depth + 1], sums, (childShare, childMet), (share, met));
        }

        (_share[feature], _met[feature]) = (share, met);
    }

    /// <summary>Credits a feature with the leaves below an edge, and takes back what an earlier condition on the same feature will be credited with for them.</summary>
    private void Gather(int feature, Vector<double>[] below, Vector<double>[] sums, (double Share, Vector<double> Met) edge, (double Share, Vector<double> Met) earlier)
    {
        Vector<double> own = Vector<double>.Zero;
        Vector<double> others = Vector<double>.Zero;
        for (int q = 0; q < below.Length; q++)
        {
            sums[q] += below[q];
            own += below[q] / Factor(q, edge.Share, edge.Met);
            if (earlier.Share != 0)
            {
                others += below[q] / Factor(q, earlier.Share, earlier.Met);
            }
        }

        _found[feature] += own * (edge.Met - new Vector<double>(edge.Share));
        if (earlier.Share != 0)
        {
            _found[feature] -= others * (earlier.Met - new Vector<double>(earlier.Share));
        }
    }

    private Vector<double> Factor(int point, double share, Vector<double> met) =>
        new Vector<double>((1 - _points[point]) * share) + (met * _points[point]);

    /// <summary>1 for each row that goes left, else 0.</summary>
    private Vector<double> GoesLeft(int feature, TreeNode at)
    {
        Vector<double> value = _row[feature];
        Vector<long> left = Vector.LessThan(value, new Vector<double>(at.Value));
        if (at.Slot >= _features)
        {
            left |= ~Vector.Equals(value, value);
        }

        return Vector.ConditionalSelect(left, Vector<double>.One, Vector<double>.Zero);
    }

    /// <summary>The part of a node's training rows that went on to one of its children; half when nobody came here.</summary>
    private double Part(int left, int child)
    {
        double all = (double)_covers[left] + _covers[left + 1];
        return all > 0 ? _covers[child] / all : 0.5;
    }
}
