namespace Mainspring.Learning.Trees;

/// <summary>
/// One tree, breadth first: the k-th split of the list (from 0) has its children at 1 + 2k and 2 + 2k. Cycles and unreachable nodes cannot be written in this form.
/// </summary>
/// <param name="Output">The output to which its leaves add.</param>
/// <param name="Features">The feature that a node splits on, <see cref="Leaf"/> for a leaf.</param>
/// <param name="Values">The threshold of a split (less goes left), the value of a leaf.</param>
/// <param name="MissingLeft">Whether a missing value goes left; false for leaves.</param>
/// <param name="Covers">The weight of the training rows that came to each node; empty when nobody knows, and then nothing can be explained.</param>
internal sealed record Tree(int Output, int[] Features, float[] Values, bool[] MissingLeft, float[] Covers)
{
    public const int Leaf = -1;
}
