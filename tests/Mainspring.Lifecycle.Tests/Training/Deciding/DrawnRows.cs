using Mainspring.Data.Tables;
using Mainspring.Learning;
using Mainspring.Lifecycle.Training;
using Mainspring.Lifecycle.Training.Folds;

namespace Mainspring.Lifecycle.Tests.Training.Deciding;

/// <summary>Rows whose chances are known.</summary>
internal static class DrawnRows
{
    public static TrainingSpec Binary { get; } = new()
    {
        Target = "y",
        Task = TaskKind.BinaryClassification,
        Classes = ["no", "yes"],
        Algorithm = "logistic_regression",
        Folds = new FoldSpec(5),
    };

    public static TrainingSpec Numbers { get; } = new() { Target = "y", Task = TaskKind.Regression, Algorithm = "gradient_boosting", Folds = new FoldSpec(5) };

    /// <summary>One in ten is positive, with a chance that grows with x; "who" says nothing of it.</summary>
    public static Table Rare(int rows, int seed = 1)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        double[] z = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        string[] y = [.. x.Select(value => random.NextDouble() < 0.02 + (0.4 * Math.Pow(value, 3)) ? "yes" : "no")];
        return new([new RealColumn("x", x), new RealColumn("z", z), new TextColumn("who", [.. Enumerable.Range(0, rows).Select(i => i % 2 == 0 ? "a" : "b")]), new TextColumn("y", y)]);
    }

    /// <summary>A number whose noise grows with x from nothing to much.</summary>
    public static Table Spreading(int rows, int seed = 1)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(value => (10 * value) + ((0.1 + (3 * value)) * Normal(random)))];
        return new([new RealColumn("x", x), new RealColumn("y", y)]);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
