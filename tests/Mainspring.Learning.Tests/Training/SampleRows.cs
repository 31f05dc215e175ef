using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Training;

/// <summary>Drawn rows that look like an encoded customer table: numbers, counts, 0/1 indicators, gaps.</summary>
internal static class SampleRows
{
    public static FeatureMatrix Features(int rows, int columns, int seed, double missing = 0.1)
    {
        var random = new Random(seed);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.NextDouble() < missing ? float.NaN : (i % columns % 3) switch
            {
                0 => (float)(random.NextDouble() * 120),
                1 => random.Next(0, 2),
                _ => random.Next(0, 73),
            };
        }

        return new(values, rows, columns, [.. Enumerable.Range(0, columns).Select(i => $"f{i}")]);
    }

    public static TrainingInput Input(TaskKind task, int rows = 400, int columns = 7, int seed = 1, double missing = 0.1, int classes = 3)
    {
        FeatureMatrix features = Features(rows, columns, seed, missing);
        var noise = new Random(seed + 1);
        float[] target = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> x = features.Row(row);
            double signal = Or(x[0], 60) / 120 + (0.5 * Or(x[1], 0.5)) - (Or(x[2], 36) / 73) + (0.2 * (noise.NextDouble() - 0.5));
            target[row] = task switch
            {
                TaskKind.BinaryClassification => signal > 0.25 ? 1 : 0,
                TaskKind.MulticlassClassification => (float)Math.Clamp(Math.Floor((signal + 0.7) / 1.9 * classes), 0, classes - 1),
                _ => (float)(100 * signal),
            };
        }

        return new() { Features = features, Target = target, Task = task, ClassCount = task == TaskKind.MulticlassClassification ? classes : 2, Seed = seed };
    }

    /// <summary>The values of drawn rows of which every third is missing.</summary>
    public static FeatureMatrix WithMissing(int rows, int columns, int seed) => Features(rows, columns, seed + 50, missing: 1 / 3.0);

    private static double Or(float value, double absent) => float.IsNaN(value) ? absent : value;
}
