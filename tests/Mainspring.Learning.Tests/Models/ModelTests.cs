using System.Text;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;

namespace Mainspring.Learning.Tests.Models;

public sealed class ModelTests
{
    public static TheoryData<string> Kinds { get; } = ["binary", "linear", "multiclass", "regression"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_model_read_back_has_the_same_bytes_and_scores_to_the_same_bits(string kind)
    {
        Model model = Of(kind);
        Model read = Model.Read(model.Bytes);

        read.Identity.ShouldBe(model.Identity);
        read.Bytes.ToArray().ShouldBe(model.Bytes.ToArray());
        new Model(read.Target, read.Algorithm, read.Plan, read.Predictor).Identity.ShouldBe(model.Identity);
        Score(read, KnownModels.Rows).ShouldBe(Score(model, KnownModels.Rows));
    }

    [Fact]
    public void A_row_scores_alone_as_in_a_batch()
    {
        Model model = KnownModels.Binary();
        var scorer = new Scorer(model);
        float[] batch = Score(model, KnownModels.Rows);
        for (int row = 0; row < KnownModels.Rows.RowCount; row++)
        {
            Score(model, KnownModels.Rows.Take([row]))[0].ShouldBe(batch[row]);
        }

        scorer.OutputCount.ShouldBe(1);
    }

    [Fact]
    public void The_threshold_decides_between_two_classes_and_is_inclusive()
    {
        var scorer = new Scorer(KnownModels.Binary());
        scorer.Shape([0.39f]).ShouldBe(new(0, 0.39f));
        scorer.Shape([0.41f]).ShouldBe(new(1, 0.41f));
        scorer.ProbabilityOf(0, [0.25f]).ShouldBe(0.75f);
        new Scorer(KnownModels.Multiclass()).Shape([0.3f, 0.4f, 0.3f]).ShouldBe(new(1, 0.4f));
        new Scorer(KnownModels.Regression()).Shape([-2.5f]).ShouldBe(new(-1, -2.5f));
    }

    [Theory]
    [InlineData("binary", """{"prediction":"Yes","probability":0.75,"probabilities":{"No":0.25,"Yes":0.75}}""")]
    [InlineData("numbers", """{"prediction":1,"probability":0.75,"probabilities":{"0":0.25,"1":0.75}}""")]
    [InlineData("regression", """{"prediction":0.75}""")]
    public void Answers_are_written_in_the_type_of_the_target(string kind, string expected)
    {
        Model model = kind == "numbers" ? KnownModels.Binary(targetType: ColumnType.Integer) : Of(kind);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            new OutcomeJson(new Scorer(model)).WriteProperties(writer, [0.75f]);
            writer.WriteEndObject();
        }

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(expected);
    }

    [Fact]
    public void No_cut_or_changed_byte_of_a_model_does_more_than_being_refused()
    {
        byte[] bytes = KnownModels.Multiclass().Bytes.ToArray();
        for (int length = 0; length < bytes.Length; length += 7)
        {
            Should.Throw<ModelRefusedException>(() => Model.Read(bytes.AsMemory(0, length)));
        }

        var random = new Random(3);
        double[] cells = [1, 2, 0, 1, 3];
        for (int round = 0; round < 3000; round++)
        {
            byte[] changed = [.. bytes];
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                var scorer = new Scorer(Model.Read(changed));
                scorer.Score(new double[scorer.CellCount], 1, new float[scorer.OutputCount]);
                scorer.Score(cells, 1, new float[scorer.OutputCount]);
            }
            catch (ModelRefusedException refused)
            {
                refused.File.ShouldBe("model.json");
            }
        }
    }

    private static Model Of(string kind) => kind switch
    {
        "binary" => KnownModels.Binary(),
        "linear" => KnownModels.Binary(FeatureStyle.Linear),
        "multiclass" => KnownModels.Multiclass(),
        _ => KnownModels.Regression(),
    };

    private static float[] Score(Model model, Table rows)
    {
        FeaturePlan plan = model.Plan;
        float[] features = plan.EncodeTable(rows).Values;
        float[] outputs = new float[rows.RowCount * model.Predictor.OutputCount];
        model.Predictor.Predict(features, rows.RowCount, outputs);
        return outputs;
    }
}
