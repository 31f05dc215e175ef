using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Forests;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.Onnx;

/// <summary>Models of every kind over columns of every type, trained on drawn rows.</summary>
internal static class Trained
{
    private const int Rows = 400;

    private static readonly Table Table = Draw();

    /// <summary>The model of a kind.</summary>
    public static Model Of(string kind)
    {
        FeaturePlan plan = FeaturePlanner.Fit(Table, null, new() { Style = kind.StartsWith("linear", StringComparison.Ordinal) && kind != "linear binary" ? FeatureStyle.Linear : FeatureStyle.Trees, MaxLevels = 4 });
        (ModelTarget target, ITrainer trainer) = kind switch
        {
            "linear binary" or "linear standardised" => (Binary, new LogisticRegressionTrainer()),
            "linear multiclass" => (Several, new LogisticRegressionTrainer()),
            "linear regression" => (Number, new LinearRegressionTrainer()),
            "boosted multiclass" => (Several, new GradientBoostingTrainer()),
            "boosted regression" or "log target" => (Number, new GradientBoostingTrainer()),
            "forest multiclass" => (Several, new RandomForestTrainer()),
            "forest binary" => (Binary, new RandomForestTrainer()),
            "baseline" => (Several, new BaselineTrainer()),
            "numeric classes" => (ModelTarget.Multiclass("y", ColumnType.Integer, ["-1", "0", "7"]), new GradientBoostingTrainer()),
            "boolean classes" => (ModelTarget.Binary("y", ColumnType.Boolean, "false", "true", 0.3), (ITrainer)new GradientBoostingTrainer()),
            _ => (Binary, new GradientBoostingTrainer()),
        };
        IPredictor predictor = Train(trainer, plan, target, logarithm: kind == "log target");
        return new(target, trainer.Algorithm, plan, kind switch
        {
            "log target" => new MappedPredictor(predictor, OutputMap.Expm1),
            "platt" => new MappedPredictor(predictor, OutputMap.Platt(0.8, -0.1)),
            "isotonic" => new MappedPredictor(predictor, OutputMap.Isotonic([0.1, 0.3, 0.35, 0.9], [0.05, 0.2, 0.6, 0.95])),
            _ => predictor,
        });
    }

    /// <summary>The rows of training as cells of a model.</summary>
    public static double[][] CellsOf(Model model)
    {
        double[][] columns = [.. Enumerable.Range(0, model.Plan.Inputs.Columns.Count).Select(i => TableCells.Read(Table, model.Plan.Inputs, i))];
        return [.. Enumerable.Range(0, Rows).Select(row => columns.Select(column => column[row]).ToArray())];
    }

    private static ModelTarget Binary => ModelTarget.Binary("y", ColumnType.Category, "No", "Yes", 0.4);

    private static ModelTarget Several => ModelTarget.Multiclass("y", ColumnType.Category, ["a", "b,\"c\"", "é"]);

    private static ModelTarget Number => ModelTarget.Regression("y");

    private static IPredictor Train(ITrainer trainer, FeaturePlan plan, ModelTarget target, bool logarithm)
    {
        FeatureMatrix features = plan.EncodeTable(Table);
        float[] sums = [.. Enumerable.Range(0, Rows).Select(row => features.Row(row).ToArray().Where(float.IsFinite).Take(5).Sum(value => value % 10))];
        float middle = sums.Order().ElementAt(Rows / 2);
        float[] truth = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            float sum = sums[row];
            truth[row] = target.Task switch
            {
                TaskKind.Regression when logarithm => MathF.Log(1 + MathF.Abs(sum)),
                TaskKind.Regression => sum,
                TaskKind.BinaryClassification => sum > middle ? 1 : 0,
                _ => (int)MathF.Abs(sum) % 3,
            };
        }

        return trainer.Train(new() { Features = features, Target = truth, Task = target.Task, ClassCount = target.Classes.Count, Seed = 3 }).Predictor;
    }

    private static Table Draw()
    {
        var random = new Random(5);
        string[] levels = ["red", "green", "it's \"blue\"", "NaN-like", "rare 1", "rare 2", "é✓"];
        double Missing(double value, int oneIn) => random.Next(oneIn) == 0 ? double.NaN : value;
        return new(
        [
            new IntegerColumn("whole", [.. Enumerable.Range(0, Rows).Select(_ => (long)random.Next(100))]),
            new IntegerColumn("whole with gaps", [.. Enumerable.Range(0, Rows).Select(_ => random.Next(6) == 0 ? IntegerColumn.Missing : random.Next(1000))]),
            new RealColumn("real", [.. Enumerable.Range(0, Rows).Select(_ => Missing(random.NextDouble() * 50, 7))]),
            new RealColumn("full", [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble() - 0.5)]),
            new CategoryColumn("colour", [.. Enumerable.Range(0, Rows).Select(_ => Math.Min(random.Next(-1, 7), random.Next(-1, 7)))], levels),
            new CategoryColumn("size", [.. Enumerable.Range(0, Rows).Select(_ => random.Next(3))], ["S", "M", "L"]),
            new BooleanColumn("flag", [.. Enumerable.Range(0, Rows).Select(_ => (sbyte)random.Next(2))]),
            new TimestampColumn("at", [.. Enumerable.Range(0, Rows).Select(_ => random.Next(9) == 0 ? TimestampColumn.Missing : (long)(random.NextDouble() * 1.7e15))]),
        ]);
    }
}
