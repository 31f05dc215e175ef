using System.Text;
using Mainspring.Learning.Foreign;
using Mainspring.Learning.Models;
using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Tests.XGBoost;
using Mainspring.Learning.Training;
using Mainspring.Learning.XGBoost;

namespace Mainspring.Learning.Tests.Foreign;

/// <summary>What XGBoost saved says here what the library says, to the last bit.</summary>
public sealed class XGBoostImportTests
{
    [Theory]
    [InlineData(TaskKind.BinaryClassification, "json")]
    [InlineData(TaskKind.BinaryClassification, "ubj")]
    [InlineData(TaskKind.MulticlassClassification, "json")]
    [InlineData(TaskKind.MulticlassClassification, "ubj")]
    [InlineData(TaskKind.Regression, "json")]
    [InlineData(TaskKind.Regression, "ubj")]
    public void A_saved_model_gives_the_bits_of_the_library(TaskKind task, string format)
    {
        TrainingInput input = SampleRows.Input(task, rows: 800, seed: 4);
        using Booster booster = SampleBooster.Fit(input, depth: 5, rounds: 12, baseScore: 0.37);

        Model model = Read(Save(booster, format), $"model.{format}");

        float[] expected = XGBoostReference.Predict(booster, input.Features.Values, input.Features.Rows, margin: false);
        float[] found = new float[expected.Length];
        new Scorer(model).Score([.. input.Features.Values.Select(value => (double)value)], input.Features.Rows, found);
        found.ShouldBe(expected);
        model.Plan.Inputs.Columns[0].Name.ShouldBe("f0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"learner\":{}}")]
    [InlineData("{\"learner\":{\"learner_model_param\":{\"num_class\":\"0\",\"num_feature\":\"1\",\"base_score\":\"0\"},\"gradient_booster\":{\"name\":\"gblinear\",\"model\":{}},\"objective\":{\"name\":\"reg:squarederror\"}}}")]
    public void What_is_no_such_model_is_refused(string json) =>
        Should.Throw<ModelRefusedException>(() => Read(Encoding.UTF8.GetBytes(json), "model.json")).File.ShouldBe("model.json");

    [Theory]
    [InlineData("[1,0,-1]", "[2,0,-1]")]
    [InlineData("[7,-1,-1]", "[2,-1,-1]")]
    [InlineData("[1,-1]", "[2,-1]")]
    public void Trees_that_turn_in_circles_or_lead_nowhere_are_refused(string left, string right)
    {
        string json = """
            {"learner":{"learner_model_param":{"num_class":"0","num_feature":"1","base_score":"5E-1"},"objective":{"name":"reg:squarederror"},"gradient_booster":{"name":"gbtree","model":{"tree_info":[0],"trees":[
              {"left_children":LEFT,"right_children":RIGHT,"split_indices":[0,0,0],"split_conditions":[0.5,1,2],"default_left":[0,0,0],"sum_hessian":[3,1,2]}]}}}}
            """.Replace("LEFT", left, StringComparison.Ordinal).Replace("RIGHT", right, StringComparison.Ordinal);
        Should.Throw<ModelRefusedException>(() => Read(Encoding.UTF8.GetBytes(json), "model.json"));
    }

    [Fact]
    public void Categories_of_a_set_go_right_others_and_strange_ones_left_and_missing_ones_by_default()
    {
        const string json = """
            {"learner":{"learner_model_param":{"num_class":"0","num_feature":"2","base_score":"[0E0]"},"feature_names":["age","town"],"objective":{"name":"reg:squarederror"},"gradient_booster":{"name":"gbtree","model":{"tree_info":[0],"trees":[
              {"left_children":[1,-1,-1],"right_children":[2,-1,-1],"split_indices":[1,0,0],"split_conditions":[0,10,20],"default_left":[0,0,0],"sum_hessian":[3,1,2],
               "split_type":[1,0,0],"categories":[2,5],"categories_nodes":[0],"categories_segments":[0],"categories_sizes":[2]}]}}}}
            """;
        Model model = Read(Encoding.UTF8.GetBytes(json), "model.json");

        float Score(double town)
        {
            float[] found = new float[1];
            new Scorer(model).Score([double.NaN, town], 1, found);
            return found[0];
        }

        model.Plan.Inputs.Columns.Select(column => column.Name).ShouldBe(["age", "town"]);
        new[] { 0.0, 2, 5, 5.9, 6, -1, -0.5, 1e12, double.NaN }.Select(Score).ShouldBe([10f, 20, 20, 20, 10, 10, 10, 10, 20]);
    }

    private static Model Read(byte[] bytes, string file) =>
        ForeignModel.Read(ForeignFormat.XGBoost, file, new Dictionary<string, byte[]> { [file] = bytes }, [], ForeignTarget.Unknown);

    private static unsafe byte[] Save(Booster booster, string format)
    {
        NativeMethods.Check(NativeMethods.XGBoosterSaveModelToBuffer(booster.Handle, $$"""{"format":"{{format}}"}""", out ulong length, out nint bytes));
        return new ReadOnlySpan<byte>((void*)bytes, checked((int)length)).ToArray();
    }
}
