using System.Text;
using Mainspring.Data.Tables;
using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;
using Mainspring.Learning.Tests.Onnx;

namespace Mainspring.Learning.Tests.Foreign;

/// <summary>What LightGBM saved says here what the library says.</summary>
public sealed class LightGbmImportTests
{
    private const int Rows = 1500;
    private const int Columns = 5;

    public static TheoryData<string, int> Objectives => new()
    {
        { "objective=binary", 1 }, { "objective=binary sigmoid=0.7", 1 }, { "objective=multiclass num_class=3", 3 }, { "objective=multiclassova num_class=3", 3 },
        { "objective=regression", 1 }, { "objective=regression_l1", 1 }, { "objective=poisson", 1 }, { "objective=cross_entropy", 1 },
        { "objective=binary zero_as_missing=true", 1 }, { "objective=binary use_missing=false", 1 },
        { "objective=binary boosting=rf bagging_freq=1 bagging_fraction=0.6", 1 }, { "objective=binary boosting=dart", 1 },
    };

    [Theory]
    [MemberData(nameof(Objectives))]
    public void A_saved_model_agrees_with_the_library_on_missing_infinite_and_unseen_values(string parameters, int outputs)
    {
        double[] values = Draw(1);
        float[] target = Target(values, parameters, outputs);
        using var library = new LightGbmReference(values, target, Columns, parameters + " categorical_feature=3,4 max_cat_to_onehot=2 num_leaves=31", rounds: 20);
        Model model = Read(library.Save());

        double[] strange = Strange(Draw(2));
        double[] expected = library.Predict(strange, outputs);

        float[] found = new float[expected.Length];
        new Scorer(model).Score(strange, Rows, found);
        for (int i = 0; i < found.Length; i++)
        {
            ((double)found[i]).ShouldBe(expected[i], 2e-6 * Math.Max(1, Math.Abs(expected[i])), $"row {i / outputs}");
        }
    }

    [Theory]
    [InlineData("objective=binary", 1)]
    [InlineData("objective=multiclassova num_class=3", 3)]
    [InlineData("objective=binary zero_as_missing=true", 1)]
    public void Its_graph_says_the_same(string parameters, int outputs)
    {
        double[] values = Draw(1);
        using var library = new LightGbmReference(values, Target(values, parameters, outputs), Columns, parameters + " categorical_feature=3,4 max_cat_to_onehot=2", rounds: 10);
        Model model = Read(library.Save());
        double[][] rows = [.. Strange(Draw(3)).Chunk(Columns)];

        Dictionary<string, object[]> graph = new GraphRun(model).Score(rows);

        float[] own = new float[outputs];
        for (int row = 0; row < rows.Length; row++)
        {
            new Scorer(model).Score(rows[row], 1, own);
            ((double)graph["probability_1"][row]).ShouldBe(own[outputs == 1 ? 0 : 1], 1e-5, $"row {row}");
        }
    }

    [Fact]
    public void Categories_of_pandas_are_given_by_their_texts()
    {
        string text = """
            tree
            version=v4
            num_class=1
            num_tree_per_iteration=1
            label_index=0
            max_feature_idx=1
            objective=binary sigmoid:1
            feature_names=age town
            feature_infos=[0:9] 0:1:2
            tree_sizes=1

            Tree=0
            num_leaves=2
            num_cat=1
            split_feature=1
            split_gain=1
            threshold=0
            decision_type=1
            left_child=-1
            right_child=-2
            leaf_value=1 -1
            leaf_weight=1 1
            leaf_count=1 1
            internal_value=0
            internal_weight=2
            internal_count=2
            cat_boundaries=0 1
            cat_threshold=4
            is_linear=0
            shrinkage=1

            end of trees

            pandas_categorical:[["Bonn", "Köln", "Ulm"]]

            """;
        Model model = Read(Encoding.UTF8.GetBytes(text));

        model.Plan.Inputs.Columns[1].Type.ShouldBe(ColumnType.Category);
        model.Plan.Inputs.Columns[1].Levels.ShouldBe(["Bonn", "Köln", "Ulm"]);
        float[] found = new float[1];
        new Scorer(model).Score([double.NaN, 2], 1, found);
        found[0].ShouldBe(1 / (1 + MathF.Exp(-1)), 1e-6f);
        new Scorer(model).Score([double.NaN, -1], 1, found);
        found[0].ShouldBe(1 / (1 + MathF.Exp(1)), 1e-6f);
    }

    [Theory]
    [InlineData("tree\nversion=v4\n", "cut short")]
    [InlineData("pickle", "its first line is not 'tree'")]
    [InlineData("tree\nnum_tree_per_iteration=1\nmax_feature_idx=0\nfeature_names=a\nobjective=binary sigmoid:1\nTree=0\nnum_leaves=2\nleaf_value=1 2\nleft_child=0\nright_child=-1\nsplit_feature=0\nthreshold=1\ndecision_type=2\nend of trees\n", "reached twice")]
    [InlineData("tree\nnum_tree_per_iteration=1\nmax_feature_idx=0\nfeature_names=a\nobjective=binary sigmoid:1\nTree=0\nnum_leaves=2\nis_linear=1\nend of trees\n", "linear models")]
    public void What_is_no_such_model_is_refused_with_the_reason(string text, string reason) =>
        Should.Throw<ModelRefusedException>(() => Read(Encoding.UTF8.GetBytes(text))).Message.ShouldContain(reason);

    private static Model Read(byte[] text) =>
        ForeignModel.Read(ForeignFormat.LightGbm, "model.lgb", new Dictionary<string, byte[]> { ["model.lgb"] = text }, [], ForeignTarget.Unknown);

    private static double[] Draw(int seed)
    {
        var random = new Random(seed);
        double[] values = new double[Rows * Columns];
        for (int row = 0; row < Rows; row++)
        {
            values[row * Columns] = random.Next(9) == 0 ? double.NaN : (float)(random.NextDouble() * 10);
            values[(row * Columns) + 1] = random.Next(4) == 0 ? 0 : random.Next(-20, 20);
            values[(row * Columns) + 2] = (float)random.NextDouble();
            values[(row * Columns) + 3] = random.Next(12);
            values[(row * Columns) + 4] = random.Next(8) == 0 ? double.NaN : random.Next(70);
        }

        return values;
    }

    private static double[] Strange(double[] values)
    {
        var random = new Random(9);
        double[] odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -1, -0.5, 1e30, 500, 3.5];
        return [.. values.Select(value => random.Next(6) == 0 ? odd[random.Next(odd.Length)] : value)];
    }

    private static float[] Target(double[] values, string parameters, int outputs) => [.. values.Chunk(Columns).Select((row, i) =>
    {
        double sum = (double.IsNaN(row[0]) ? 3 : row[0]) + (row[1] == 0 ? 5 : row[1] / 10) + (row[3] is 2 or 3 or 7 ? 4 : 0) + (row[4] % 5 == 1 ? 3 : 0) + (i % 7 / 7.0);
        return (float)(outputs > 1 ? (int)Math.Abs(sum) % outputs : parameters.Contains("regression", StringComparison.Ordinal) ? sum * 100 : parameters.Contains("poisson", StringComparison.Ordinal) ? Math.Round(Math.Abs(sum)) : sum > 6 ? 1 : 0);
    })];
}
