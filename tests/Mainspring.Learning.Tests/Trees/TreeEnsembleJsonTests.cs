using System.Text;
using System.Text.Json;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Trees;

public sealed class TreeEnsembleJsonTests
{
    private const string Stump = """{"output":0,"feature":[1,-1,-1],"value":[0.5,-1,2],"missing_left":[1,0,0]}""";

    [Fact]
    public void A_written_tree_is_walked_as_it_reads()
    {
        IPredictor predictor = Read(Ensemble(Stump));
        Predict(predictor, [9, 0.4f]).ShouldBe(-0.75f);
        Predict(predictor, [9, 0.5f]).ShouldBe(2.25f);
        Predict(predictor, [9, float.NaN]).ShouldBe(-0.75f);
        Predict(predictor, [9, float.PositiveInfinity]).ShouldBe(2.25f);
        Predict(predictor, [9, float.NegativeInfinity]).ShouldBe(-0.75f);
    }

    [Fact]
    public void A_tree_of_one_leaf_and_an_ensemble_without_trees_are_allowed()
    {
        Predict(Read(Ensemble("""{"output":0,"feature":[-1],"value":[3],"missing_left":[0]}""")), [1, 2]).ShouldBe(3.25f);
        Predict(Read(Ensemble("")), [1, 2]).ShouldBe(0.25f);
    }

    [Theory]
    [InlineData("""{"output":0,"feature":[2,-1,-1],"value":[0.5,-1,2],"missing_left":[1,0,0]}""", "Tree 0, node 0 splits on feature 2; there are 2.")]
    [InlineData("""{"output":0,"feature":[-2,-1,-1],"value":[0.5,-1,2],"missing_left":[1,0,0]}""", "Tree 0, node 0 splits on feature -2; there are 2.")]
    [InlineData("""{"output":1,"feature":[-1],"value":[3],"missing_left":[0]}""", "Tree 0 adds to output 1; there are 1.")]
    [InlineData("""{"output":0,"feature":[-1,-1],"value":[3,4],"missing_left":[0,0]}""", "Tree 0: no split leads to node 1.")]
    [InlineData("""{"output":0,"feature":[-1,0,-1],"value":[3,4,5],"missing_left":[0,0,0]}""", "Tree 0: no split leads to node 1.")]
    [InlineData("""{"output":0,"feature":[0,-1],"value":[3,4],"missing_left":[0,0]}""", "Tree 0, node 0 is a split without children: the tree ends at node 1.")]
    [InlineData("""{"output":0,"feature":[0],"value":[3],"missing_left":[0]}""", "Tree 0, node 0 is a split without children: the tree ends at node 0.")]
    [InlineData("""{"output":0,"feature":[],"value":[],"missing_left":[]}""", "Tree 0 has 0 features, 0 values and 0 directions; it needs as many of each, and at least one.")]
    [InlineData("""{"output":0,"feature":[-1],"value":[3,4],"missing_left":[0]}""", "Tree 0 has 1 features, 2 values and 1 directions; it needs as many of each, and at least one.")]
    public void A_malformed_tree_is_refused_with_its_place(string tree, string message) =>
        Should.Throw<PredictorFormatException>(() => Read(Ensemble(tree))).Message.ShouldBe(message);

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e39")]
    [InlineData("\"Infinity\"")]
    [InlineData("null")]
    [InlineData("[]")]
    public void A_threshold_that_is_no_finite_number_is_refused(string value) =>
        Should.Throw<PredictorFormatException>(() => Read(Ensemble(Stump.Replace("0.5", value, StringComparison.Ordinal))));

    [Theory]
    [InlineData("\"features\":2", "\"features\":0", "at least 1")]
    [InlineData("\"features\":2", "\"features\":2147483647", "from 1 to 16777216")]
    [InlineData("\"features\":2", "\"features\":2.5", "damaged")]
    [InlineData("identity", "cubic", "There is no transform 'cubic'")]
    [InlineData("[0.25]", "[]", "'base' is empty")]
    [InlineData("\"trees\":[", "\"forest\":[", "should have 'trees'")]
    [InlineData("\"kind\":\"trees\"", "\"kind\":\"pickle\"", "There is no predictor of kind 'pickle'")]
    public void A_malformed_ensemble_is_refused_with_the_reason(string right, string wrong, string message) =>
        Should.Throw<PredictorFormatException>(() => Read(Ensemble(Stump).Replace(right, wrong, StringComparison.Ordinal))).Message.ShouldContain(message);

    [Fact]
    public void No_flipped_byte_makes_anything_but_a_refusal_or_a_predictor_that_scores()
    {
        TrainingInput input = SampleRows.Input(TaskKind.BinaryClassification, rows: 200);
        byte[] json = Json(Trainers.ByName("gradient_boosting").Train(input with { Parameters = HyperParameters.None.With("trees", 3) }).Predictor);
        var random = new Random(11);
        for (int attempt = 0; attempt < 3000; attempt++)
        {
            byte[] damaged = [.. json];
            damaged[random.Next(damaged.Length)] = (byte)"0123456789-.,[]{}\"e :NaInf"[random.Next(25)];
            try
            {
                IPredictor predictor = Read(Encoding.UTF8.GetString(damaged));
                predictor.Predict(new float[16 * predictor.FeatureCount], 16, new float[16 * predictor.OutputCount]);
            }
            catch (PredictorFormatException)
            {
            }
        }
    }

    [Fact]
    public void A_chain_as_deep_as_it_is_long_is_walked()
    {
        const int Depth = 3000;
        int[] features = [.. Enumerable.Range(0, Depth).SelectMany(_ => new[] { -1, 0 }).Prepend(0).SkipLast(1), -1];
        string tree = $$"""{"output":0,"feature":[{{string.Join(',', features)}}],"value":[{{string.Join(',', features.Select((f, i) => f == 0 ? (i + 1) / 2 : i))}}],"missing_left":[{{string.Join(',', features.Select(_ => 0))}}]}""";
        IPredictor predictor = Read(Ensemble(tree));
        Predict(predictor, [Depth + 1, 0]).ShouldBe(features.Length - 1 + 0.25f);
        Predict(predictor, [-1, 0]).ShouldBe(1.25f);
    }

    [Fact]
    public void Large_forests_score_a_row_alone_as_in_a_batch()
    {
        TrainingInput input = SampleRows.Input(TaskKind.Regression, rows: 2500, missing: 0.05);
        TrainedPredictor forest = Trainers.ByName("random_forest").Train(input with { Parameters = HyperParameters.None.With("trees", 22).With("max_depth", 25).With("min_child_weight", 0) });
        ((Mainspring.Learning.Trees.TreeEnsemble)forest.Predictor).NodeCount.ShouldBeGreaterThan(33_000);

        FeatureMatrix rows = SampleRows.Features(20_011, input.Features.Columns, 77);
        float[] batch = new float[rows.Rows], alone = new float[1];
        forest.Predictor.Predict(rows.Values, rows.Rows, batch);
        foreach (int row in (int[])[0, 7, 8, 16_383, 16_384, 20_007, 20_010])
        {
            forest.Predictor.Predict(rows.Row(row), 1, alone);
            alone[0].ShouldBe(batch[row]);
        }
    }

    [Fact]
    public void Too_little_room_is_refused_before_anything_is_written()
    {
        IPredictor predictor = Read(Ensemble(Stump));
        Should.Throw<ArgumentException>(() => predictor.Predict(new float[3], 2, new float[2])).Message.ShouldStartWith("2 rows of 2 features need 4 values; 3 were given.");
        Should.Throw<ArgumentException>(() => predictor.Predict(new float[4], 2, new float[1])).Message.ShouldStartWith("2 rows have 2 outputs; there is room for 1.");
        predictor.Predict([], 0, []);
    }

    private static string Ensemble(string trees) => $$"""{"kind":"trees","features":2,"transform":"identity","base":[0.25],"trees":[{{trees}}]}""";

    private static IPredictor Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        return Predictor.Read(ref reader);
    }

    private static float Predict(IPredictor predictor, float[] row)
    {
        float[] output = new float[1];
        predictor.Predict(row, 1, output);
        return output[0];
    }

    private static byte[] Json(IPredictor predictor)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            predictor.WriteTo(writer);
        }

        return stream.ToArray();
    }
}
