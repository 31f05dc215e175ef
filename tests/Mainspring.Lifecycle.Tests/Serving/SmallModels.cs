using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;
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
        LinearModel predictor = new(LinkFunction.Logistic, [intercept], new double[Plan.Width], weights);
        return new ServedModel("telco", version, new Model(ModelTarget.Binary("churn", ColumnType.Text, "No", "Yes"), "hand", Plan, predictor));
    }
}
