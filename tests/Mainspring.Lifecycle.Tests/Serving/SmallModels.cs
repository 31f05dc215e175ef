using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;
using Mainspring.Learning.Scoring;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Lifecycle.Tests.Serving;

/// <summary>Hand-made linear models whose answers are known: churn when tenure is below 10.</summary>
internal static class SmallModels
{
    public static FeaturePlan Plan { get; } = FeaturePlanner.Fit(
        new Table([new RealColumn("tenure", [1, 5, 20, 60]), new CategoryColumn("contract", [0, 1, 0, 1], ["monthly", "yearly"])]),
        target: null,
        FeaturePlannerOptions.ForTrees);

    public static ServedModel Churn(int version, double intercept = 10)
    {
        double[] weights = new double[Plan.Width];
        weights[0] = -1;
        return Serve(version, new LinearModel(LinkFunction.Logistic, [intercept], new double[Plan.Width], weights));
    }

    /// <summary>A model that loads, and throws as soon as it scores.</summary>
    public static ServedModel Failing(int version) => Serve(version, new FailingPredictor(Plan.Width));

    private static ServedModel Serve(int version, IPredictor predictor) =>
        new("telco", version, new Model(ModelTarget.Binary("churn", ColumnType.Text, "No", "Yes"), "hand", Plan, predictor));
}
