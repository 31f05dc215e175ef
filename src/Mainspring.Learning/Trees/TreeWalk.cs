using System.Runtime.CompilerServices;

namespace Mainspring.Learning.Trees;

/// <summary>
/// The inner loops. Walking one tree is a chain of dependent loads, so eight walks go in step and hide each other's latency: eight trees for a
/// single row, eight rows for a batch. Indices were validated when the ensemble was made. The loops are compiled to their best at once: a server's first requests
/// would otherwise walk at half the speed.
/// </summary>
internal static unsafe class TreeWalk
{
    private const int SmallEnsembleNodes = 32 * 1024;
    private const int SmallBlockFloats = 16 * 1024;
    private const int LargeBlockRows = 16 * 1024;

    /// <summary>Floats of a prepared row.</summary>
    public static int RowWidth(int features) => (2 * features) + 1;

    /// <summary>
    /// Rows to take at once: few while all trees stay in the cache beside them; many for a forest, so that each of its trees is fetched once a block.
    /// </summary>
    public static int BlockRows(int nodes, int rowWidth) =>
        nodes > SmallEnsembleNodes ? LargeBlockRows : Math.Max(8, SmallBlockFloats / rowWidth / 8 * 8);

    /// <summary>Lays rows out as <see cref="TreeNode"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare(ReadOnlySpan<float> features, int rows, int width, Span<float> prepared)
    {
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> source = features.Slice(row * width, width);
            Span<float> target = prepared.Slice(row * RowWidth(width), RowWidth(width));
            source.CopyTo(target);
            Span<float> missingLeft = target.Slice(width, width);
            for (int i = 0; i < source.Length; i++)
            {
                missingLeft[i] = float.IsNaN(source[i]) ? float.NegativeInfinity : source[i];
            }

            target[^1] = float.NaN;
        }
    }

    /// <summary>Adds every tree's leaf for one prepared row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumTrees(TreeNode[] nodes, int[] roots, int[] depths, int[] outputs, ReadOnlySpan<float> prepared, Span<float> sums)
    {
        fixed (TreeNode* all = nodes)
        fixed (float* row = prepared)
        {
            int tree = 0;
            for (; tree + 8 <= roots.Length; tree += 8)
            {
                int depth = 0;
                for (int i = tree; i < tree + 8; i++)
                {
                    depth = Math.Max(depth, depths[i]);
                }

                int a = roots[tree], b = roots[tree + 1], c = roots[tree + 2], d = roots[tree + 3];
                int e = roots[tree + 4], f = roots[tree + 5], g = roots[tree + 6], h = roots[tree + 7];
                for (; depth > 0; depth--)
                {
                    a = Step(all, a, row);
                    b = Step(all, b, row);
                    c = Step(all, c, row);
                    d = Step(all, d, row);
                    e = Step(all, e, row);
                    f = Step(all, f, row);
                    g = Step(all, g, row);
                    h = Step(all, h, row);
                }

                sums[outputs[tree]] += all[a].Value;
                sums[outputs[tree + 1]] += all[b].Value;
                sums[outputs[tree + 2]] += all[c].Value;
                sums[outputs[tree + 3]] += all[d].Value;
                sums[outputs[tree + 4]] += all[e].Value;
                sums[outputs[tree + 5]] += all[f].Value;
                sums[outputs[tree + 6]] += all[g].Value;
                sums[outputs[tree + 7]] += all[h].Value;
            }

            for (; tree < roots.Length; tree++)
            {
                sums[outputs[tree]] += all[Walk(all, roots[tree], depths[tree], row)].Value;
            }
        }
    }

    /// <summary>Adds one tree's leaves for prepared rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumRows(TreeNode[] nodes, int root, int depth, ReadOnlySpan<float> prepared, int rows, int stride, Span<float> sums, int outputs)
    {
        fixed (TreeNode* all = nodes)
        fixed (float* first = prepared)
        fixed (float* sum = sums)
        {
            float* row = first;
            int i = 0;
            for (; i + 8 <= rows; i += 8, row += 8 * stride)
            {
                int a = root, b = root, c = root, d = root, e = root, f = root, g = root, h = root;
                for (int left = depth; left > 0; left--)
                {
                    a = Step(all, a, row);
                    b = Step(all, b, row + stride);
                    c = Step(all, c, row + (2 * stride));
                    d = Step(all, d, row + (3 * stride));
                    e = Step(all, e, row + (4 * stride));
                    f = Step(all, f, row + (5 * stride));
                    g = Step(all, g, row + (6 * stride));
                    h = Step(all, h, row + (7 * stride));
                }

                float* to = sum + ((long)i * outputs);
                to[0] += all[a].Value;
                to[outputs] += all[b].Value;
                to[2 * outputs] += all[c].Value;
                to[3 * outputs] += all[d].Value;
                to[4 * outputs] += all[e].Value;
                to[5 * outputs] += all[f].Value;
                to[6 * outputs] += all[g].Value;
                to[7 * outputs] += all[h].Value;
            }

            for (; i < rows; i++, row += stride)
            {
                sum[(long)i * outputs] += all[Walk(all, root, depth, row)].Value;
            }
        }
    }

    private static int Walk(TreeNode* all, int node, int depth, float* row)
    {
        for (; depth > 0; depth--)
        {
            node = Step(all, node, row);
        }

        return node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(TreeNode* all, int node, float* row)
    {
        TreeNode* at = all + node;
        return at->Left + (row[at->Slot] < at->Value ? 0 : 1);
    }
}
