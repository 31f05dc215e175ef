using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Forests;

/// <summary>A tree with what its splits were worth.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Gains">The squared error that the splits on each feature removed.</param>
internal sealed record GrownTree(Tree Tree, double[] Gains);
