using Mainspring.Learning.Blending;
using Mainspring.Lifecycle.Training.Folds;

namespace Mainspring.Lifecycle.Training.Learners;

/// <summary>Puts learners together by what they predicted of rows that they did not learn from.</summary>
/// <param name="spec">What is learned.</param>
/// <param name="target">The target of every row.</param>
internal sealed class Blender(TrainingSpec spec, float[] target)
{
    /// <summary>Weights of members, and how they do together: each fold is judged by weights from the other folds.</summary>
    /// <param name="members">The folds of each member, the same rows in the same order.</param>
    /// <returns>The weights from all folds, and one result a fold.</returns>
    public (double[] Weights, IReadOnlyList<FoldResult> Folds) Blend(IReadOnlyList<IReadOnlyList<FoldResult>> members)
    {
        int[] all = [.. Enumerable.Range(0, members[0].Count)];
        return (Weigh(members, all), [.. all.Select(fold => Judge(members, fold, Weigh(members, [.. all.Where(other => other != fold)])))]);
    }

    private double[] Weigh(IReadOnlyList<IReadOnlyList<FoldResult>> members, int[] folds) => spec.Combination is Combination.Averaging || folds.Length == 0
        ? [.. members.Select(_ => 1.0 / members.Count)]
        : StackWeights.Fit(
            [.. members.Select(member => folds.SelectMany(fold => member[fold].Outputs).ToArray())],
            folds.SelectMany(fold => members[0][fold].Rows.Select(row => target[row])).ToArray(),
            spec.Task);

    private FoldResult Judge(IReadOnlyList<IReadOnlyList<FoldResult>> members, int fold, double[] weights)
    {
        float[] outputs = new float[members[0][fold].Outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            double sum = 0;
            for (int member = 0; member < weights.Length; member++)
            {
                sum += weights[member] * members[member][fold].Outputs[i];
            }

            outputs[i] = (float)sum;
        }

        FoldResult first = members[0][fold];
        float[] truth = [.. first.Rows.Select(row => target[row])];
        return first with { Outputs = outputs, Metrics = Evaluator.Metrics(spec, truth, outputs, Evaluator.CallFrom) };
    }
}
