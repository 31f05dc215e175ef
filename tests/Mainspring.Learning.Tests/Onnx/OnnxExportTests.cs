using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Models;
using Mainspring.Learning.Tests.Models;

namespace Mainspring.Learning.Tests.Onnx;

/// <summary>ONNX Runtime over the exported graph says what we say.</summary>
public sealed class OnnxExportTests
{
    public static TheoryData<string> Kinds => ["linear binary", "linear standardised", "linear multiclass", "linear regression", "boosted binary", "boosted multiclass", "boosted regression", "forest multiclass", "forest binary", "baseline", "log target", "platt", "isotonic", "numeric classes", "boolean classes"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_graph_says_the_same_on_the_rows_of_training(string kind)
    {
        Model model = Trained.Of(kind);
        Compare(model, Trained.CellsOf(model));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_graph_says_the_same_on_missing_unseen_infinite_and_huge_values(string kind)
    {
        Model model = Trained.Of(kind);
        double[][] rows = Trained.CellsOf(model);
        var random = new Random(7);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int i = 0; i < rows[row].Length; i++)
            {
                rows[row][i] = random.Next(3) == 0 ? Strange(model.Plan.Inputs.Columns[i], random) : rows[row][i];
            }
        }

        Compare(model, rows);
    }

    [Fact]
    public void One_column_alone_is_a_matrix_of_one_column()
    {
        var rows = new Table([new RealColumn("x", [1, 2, 3, double.NaN])]);
        FeaturePlan plan = FeaturePlanner.Fit(rows, null, new() { Style = FeatureStyle.Linear });
        Compare(new(ModelTarget.Regression("y"), "linear_regression", plan, new LinearModel(LinkFunction.Identity, [1], [0], [2])), [[1], [double.NaN], [double.PositiveInfinity]]);
    }

    [Fact]
    public void Dates_of_four_centuries_have_the_same_parts()
    {
        long[] moments = [.. Enumerable.Range(0, 5000).Select(i => (i - 2000) * 2_560_000_000_123L * 1000)];
        var rows = new Table([new TimestampColumn("at", moments), new RealColumn("x", [.. moments.Select(_ => 1.0)])]);
        FeaturePlan plan = FeaturePlanner.Fit(rows, null, new() { Style = FeatureStyle.Trees });
        double[] weights = [.. Enumerable.Range(0, plan.Width).Select(i => i == 0 ? 0 : Math.Pow(100, i - 1))];
        Model model = new(ModelTarget.Regression("y"), "linear_regression", plan, new LinearModel(LinkFunction.Identity, [0], new double[plan.Width], weights));
        Compare(model, [.. moments.Select(moment => (double[])(plan.Inputs.Columns.Count == 1 ? [moment] : [moment, 1]))]);
    }

    private static double Strange(InputColumn column, Random random) => column.Type switch
    {
        ColumnType.Category => random.Next(2) == 0 ? Cell.Unseen : Cell.Missing,
        ColumnType.Boolean => column.HadMissing ? Cell.Missing : random.Next(2),
        ColumnType.Integer when !column.HadMissing => random.Next(3) switch { 0 => Cell.Missing, 1 => 1L << 52, _ => -(1L << 52) },
        ColumnType.Timestamp => random.Next(3) switch { 0 => Cell.Missing, 1 => -4e15, _ => 9e17 },
        _ => random.Next(5) switch { 0 => double.PositiveInfinity, 1 => double.NegativeInfinity, 2 => 1e300, 3 => -1e30, _ => Cell.Missing },
    };

    private static void Compare(Model model, double[][] rows)
    {
        var scorer = new Scorer(model);
        Dictionary<string, object[]> graph = new GraphRun(model).Score(rows);
        float[] outputs = new float[scorer.OutputCount];
        for (int row = 0; row < rows.Length; row++)
        {
            scorer.Score(rows[row], 1, outputs);
            Outcome outcome = scorer.Shape(outputs);
            if (outcome.Class < 0)
            {
                Close((double)graph["prediction"][row], outcome.Value, row);
                continue;
            }

            Close((double)graph["probability"][row], outcome.Value, row);
            for (int k = 0; k < model.Target.Classes.Count; k++)
            {
                Close((double)graph[$"probability_{model.Target.Classes[k]}"][row], scorer.ProbabilityOf(k, outputs), row);
            }

            if (!IsTie(scorer, outputs))
            {
                graph["prediction"][row].ShouldBe(model.Target.Classes[outcome.Class], $"row {row}");
            }
        }
    }

    private static void Close(double found, double expected, int row) => Math.Abs(found - expected).ShouldBeLessThanOrEqualTo(1e-5 * Math.Max(1, Math.Abs(expected)), $"row {row}: {found} for {expected}");

    private static bool IsTie(Scorer scorer, float[] outputs)
    {
        float[] sorted = [.. outputs.OrderDescending()];
        return outputs.Length == 1 ? Math.Abs(outputs[0] - scorer.Model.Target.Threshold) < 1e-6 : sorted[0] - sorted[1] < 1e-6;
    }
}
