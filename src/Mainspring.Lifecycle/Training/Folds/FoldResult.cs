using Mainspring.Learning.Training;

namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>What came of one fold.</summary>
/// <param name="Metrics">On the rows that judge.</param>
/// <param name="Parameters">Every hyper-parameter as it was used.</param>
/// <param name="Rows">Places of the rows that judge.</param>
/// <param name="Outputs">What was predicted of them.</param>
internal sealed record FoldResult(IReadOnlyDictionary<string, double> Metrics, HyperParameters Parameters, int[] Rows, float[] Outputs);
