using Mainspring.Learning.Explanation;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;
using Mainspring.Learning.Tests.Models;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Tests.Explanation;

public sealed class ExplainerTests
{
    public static TheoryData<string> Kinds { get; } = ["binary", "regression", "multiclass", "trees"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Contributions_of_the_columns_and_the_base_value_add_up_to_the_sum_before_the_link(string kind)
    {
        Model model = Of(kind);
        double[] cells = Cells(model, rows: 20);
        var explainer = new Explainer(model);
        double[] contributions = new double[20 * explainer.Width];
        explainer.Explain(cells, 20, contributions);

        float[] outputs = new float[20 * model.Predictor.OutputCount];
        new Scorer(model).Score(cells, 20, outputs);
        int width = explainer.Columns.Count + 1;
        for (int output = 0; output < outputs.Length; output++)
        {
            double sum = contributions.AsSpan(output * width, width).ToArray().Sum();
            Linked(kind, contributions, output, sum, width).ShouldBe(outputs[output], 1e-5);
        }
    }

    [Fact]
    public void Features_of_one_column_are_one_contribution()
    {
        Model model = Of("binary");

        new Explainer(model).Columns.ShouldBe(model.Plan.Inputs.Columns.Select(column => column.Name));
        model.Plan.Width.ShouldBeGreaterThan(model.Plan.Inputs.Columns.Count);
    }

    private static double Linked(string kind, double[] contributions, int output, double sum, int width)
    {
        if (kind == "multiclass")
        {
            int first = output / 3 * 3;
            return Math.Exp(sum) / Enumerable.Range(first, 3).Sum(other => Math.Exp(contributions.AsSpan(other * width, width).ToArray().Sum()));
        }

        return kind == "binary" ? 1 / (1 + Math.Exp(-sum)) : sum;
    }

    private static Model Of(string kind) => kind switch
    {
        "binary" => KnownModels.Binary(),
        "multiclass" => KnownModels.Multiclass(),
        "regression" => KnownModels.Regression(),
        _ => Trees(),
    };

    private static Model Trees()
    {
        FeaturePlan plan = KnownModels.Regression().Plan;
        return new(ModelTarget.Regression("price"), "gradient_boosting", plan, new TreeEnsemble(plan.Width, [0.5f], OutputTransform.Identity, [RandomTree.Grown(plan.Width, 6, 1), RandomTree.Grown(plan.Width, 4, 2)]));
    }

    private static double[] Cells(Model model, int rows)
    {
        int columns = model.Plan.Inputs.Columns.Count;
        var random = new Random(4);
        return [.. Enumerable.Range(0, rows * columns).Select(i => random.Next(6) == 0 ? double.NaN : model.Plan.Inputs.Columns[i % columns].Levels.Count > 0 ? random.Next(model.Plan.Inputs.Columns[i % columns].Levels.Count) : (double)random.Next(0, 2))];
    }
}
