using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;

namespace Mainspring.Learning.Tests.Models;

/// <summary>Models with known weights over a few columns of every kind.</summary>
internal static class KnownModels
{
    public static Table Rows { get; } = new(
    [
        new IntegerColumn("tenure", [.. Enumerable.Range(0, 60).Select(i => (long)i)]),
        new RealColumn("charge", [.. Enumerable.Range(0, 60).Select(i => i % 7 == 0 ? double.NaN : 0.1 * i)]),
        new CategoryColumn("contract", [.. Enumerable.Range(0, 60).Select(i => i % 4 - 1)], ["Month \"to\" month", "One, year", "Zwei Jahre ✓"]),
        new BooleanColumn("paperless", [.. Enumerable.Range(0, 60).Select(i => (sbyte)(i % 2))]),
        new TimestampColumn("since", [.. Enumerable.Range(0, 60).Select(i => 3_600_000_000L * 31 * i)]),
        new TextColumn("id", [.. Enumerable.Range(0, 60).Select(i => $"C{i}")]),
    ]);

    public static Model Binary(FeatureStyle style = FeatureStyle.Trees, ColumnType targetType = ColumnType.Category) =>
        Linear(ModelTarget.Binary("churn", targetType, targetType == ColumnType.Category ? "No" : "0", targetType == ColumnType.Category ? "Yes" : "1", 0.4), LinkFunction.Logistic, 1, style);

    public static Model Multiclass() => Linear(ModelTarget.Multiclass("species", ColumnType.Category, ["a", "b,\"c\"", "d"]), LinkFunction.Softmax, 3, FeatureStyle.Trees);

    public static Model Regression() => Linear(ModelTarget.Regression("price"), LinkFunction.Identity, 1, FeatureStyle.Linear);

    private static Model Linear(ModelTarget target, LinkFunction link, int outputs, FeatureStyle style)
    {
        FeaturePlan plan = FeaturePlanner.Fit(Rows, null, new() { Style = style, Declarations = [new() { Name = "tenure", Min = 0, Max = 500, Unit = "months" }] });
        double[] weights = [.. Enumerable.Range(0, outputs * plan.Width).Select(i => 0.01 * ((i * 7 % 11) - 5))];
        var predictor = new LinearModel(link, [.. Enumerable.Range(0, outputs).Select(i => 0.1 * i)], new double[plan.Width], weights);
        return new(target, "logistic_regression", plan, predictor);
    }
}
