namespace Mainspring.Learning.Training;

/// <summary>Weights that let rare classes count as much as frequent ones.</summary>
public static class ClassWeights
{
    /// <summary>rows / (classes that occur × rows of the own class): every class weighs the same in total, and a row 1 on average.</summary>
    /// <param name="target">Class indices.</param>
    /// <param name="classes">The number of classes.</param>
    public static float[] Balanced(ReadOnlySpan<float> target, int classes)
    {
        int[] counts = new int[classes];
        foreach (float value in target)
        {
            counts[(int)value]++;
        }

        int present = counts.Count(count => count > 0);
        float[] weights = new float[target.Length];
        for (int row = 0; row < weights.Length; row++)
        {
            weights[row] = (float)((double)target.Length / present / counts[(int)target[row]]);
        }

        return weights;
    }
}
