using System.Diagnostics;
using System.Globalization;
using Mainspring.Learning;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Training;

namespace Mainspring.Bench.Trees;

/// <summary>Scoring by 100 boosted trees of depth 6 over 20 features: one row at a time on one thread, and blocks of rows on two.</summary>
internal static class TreesBenchmark
{
    private const int Features = 20;
    private const int Rows = 200_000;
    private const double SingleRowLimitMicroseconds = 2.3;
    private const double ForestLimitRowsPerSecond = 250_000;
    private const double BatchLimitRowsPerSecond = 900_000;

    /// <summary>Prints the best of five rounds against each limit; 1 when one is missed.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        IPredictor predictor = Train();
        float[] rows = Draw(Rows, seed: 2), outputs = new float[Rows];
        double single = double.MaxValue, batch = 0;
        for (int round = 0; round < 5; round++)
        {
            single = Math.Min(single, SingleRowMicroseconds(predictor, rows, outputs));
            batch = Math.Max(batch, BatchRowsPerSecond(predictor, rows, outputs));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trees: one row {single:F2} µs, {single / SingleRowLimitMicroseconds:F2} of the limit of {SingleRowLimitMicroseconds} µs"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trees: batch on 2 threads {batch:N0} rows/s, {batch / BatchLimitRowsPerSecond:F2} times the limit of {BatchLimitRowsPerSecond:N0}"));
        bool forestHolds = Forest(rows, outputs);
        return Task.FromResult(forestHolds && single <= SingleRowLimitMicroseconds && batch >= BatchLimitRowsPerSecond ? 0 : 1);
    }

    /// <summary>A forest of full-depth trees: blocks of rows against 2.5 times what scikit-learn does on this kind of machine, and each row alone to the same bits.</summary>
    private static bool Forest(float[] rows, float[] outputs)
    {
        IPredictor forest = Train("random_forest", HyperParameters.None.With("trees", 100).With("max_depth", 64).With("min_child_weight", 1));
        double batch = Enumerable.Range(0, 3).Max(_ => BatchRowsPerSecond(forest, rows, outputs));
        float[] alone = new float[1];
        bool same = Enumerable.Range(0, 1000).All(row =>
        {
            forest.Predict(rows.AsSpan(row * Features, Features), 1, alone);
            return alone[0] == outputs[row];
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trees: forest of 100 full-depth trees, batch on 2 threads {batch:N0} rows/s, {batch / ForestLimitRowsPerSecond:F2} times the limit of {ForestLimitRowsPerSecond:N0} (2.5 × scikit-learn); one row {(same ? "the same bits" : "OTHER BITS")}"));
        return same && batch >= ForestLimitRowsPerSecond;
    }

    private static IPredictor Train() => Train("gradient_boosting", HyperParameters.None.With("trees", 100).With("max_depth", 6));

    private static IPredictor Train(string algorithm, HyperParameters parameters)
    {
        const int TrainingRows = 50_000;
        float[] values = Draw(TrainingRows, seed: 1);
        float[] target = new float[TrainingRows];
        for (int row = 0; row < TrainingRows; row++)
        {
            target[row] = values.AsSpan(row * Features, Features)[..5].ToArray().Sum(x => float.IsNaN(x) ? 0 : MathF.Sin(x / 10)) > 0 ? 1 : 0;
        }

        return Trainers.ByName(algorithm).Train(new()
        {
            Features = new(values, TrainingRows, Features, [.. Enumerable.Range(0, Features).Select(i => $"f{i}")]),
            Target = target,
            Task = TaskKind.BinaryClassification,
            Parameters = parameters,
        }).Predictor;
    }

    private static double SingleRowMicroseconds(IPredictor predictor, float[] rows, float[] outputs)
    {
        long start = Stopwatch.GetTimestamp();
        for (int row = 0; row < Rows; row++)
        {
            predictor.Predict(rows.AsSpan(row * Features, Features), 1, outputs.AsSpan(row, 1));
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Rows;
    }

    private static double BatchRowsPerSecond(IPredictor predictor, float[] rows, float[] outputs)
    {
        long start = Stopwatch.GetTimestamp();
        _ = Parallel.For(0, 2, half =>
        {
            int first = half * Rows / 2;
            predictor.Predict(rows.AsSpan(first * Features, Rows / 2 * Features), Rows / 2, outputs.AsSpan(first, Rows / 2));
        });
        return Rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static float[] Draw(int rows, int seed)
    {
        var random = new Random(seed);
        float[] values = new float[rows * Features];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.Next(50) == 0 ? float.NaN : random.NextSingle() * 100;
        }

        return values;
    }
}
