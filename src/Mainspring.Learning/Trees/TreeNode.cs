using System.Runtime.InteropServices;

namespace Mainspring.Learning.Trees;

/// <summary>
/// One node of a flattened tree. Nodes lie breadth first with siblings side by side, so that a step is
/// <c>node = Left + (row[Slot] &lt; Value ? 0 : 1)</c> for every kind of node:
/// <list type="bullet">
/// <item>a row is walked as <c>[features | features with NaN as -∞ | NaN]</c>: a split whose missing values go right reads the first copy
/// (a comparison with NaN is false), one whose missing values go left reads the second;</item>
/// <item>a leaf reads the NaN at the end and has itself as right child, so it stays where it is and trees of any shape can be walked in step.</item>
/// </list>
/// </summary>
/// <param name="Value">The threshold of a split, the value of a leaf.</param>
/// <param name="Slot">Where in the prepared row to look.</param>
/// <param name="Left">The left child among all nodes of the ensemble; the right one is next to it.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TreeNode(float Value, int Slot, int Left);
