using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.EndToEnd.Processes;
using Mainspring.Learning;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Learning.Training;

namespace Mainspring.EndToEnd.Predicting;

/// <summary>A small boosted model of the telco example.</summary>
internal static class TelcoModel
{
    public static string Rows { get; } = Checkout.File("examples/telco-churn/data/telco-churn.csv");

    /// <summary>Trains the model into a folder.</summary>
    public static void Write(string folder)
    {
        Table table = TableReader.Read(Rows);
        FeaturePlan plan = FeaturePlanner.Fit(table, "Churn", FeaturePlannerOptions.ForTrees with { Declarations = [new() { Name = "tenure", Min = 0, Max = 120, Unit = "months" }] });
        TrainedPredictor trained = Trainers.ByName("gradient_boosting").Train(new()
        {
            Features = plan.EncodeTable(table),
            Target = [.. Enumerable.Range(0, table.RowCount).Select(row => table["Churn"].Format(row) == "Yes" ? 1f : 0f)],
            Task = TaskKind.BinaryClassification,
            Parameters = HyperParameters.None.With("trees", 20),
        });
        var model = new Model(ModelTarget.Binary("Churn", ColumnType.Category, "No", "Yes"), "gradient_boosting", plan, trained.Predictor);
        ModelDirectory.Write(folder, model, new(new('0', 32), DateTimeOffset.UnixEpoch));
    }
}
