using System.Text.Json;
using Mainspring.Learning.Scoring;
using Mainspring.Learning.Tests.Training;
using Mainspring.Learning.Training;

namespace Mainspring.Learning.Tests.Scoring;

public sealed class MappedPredictorTests
{
    public static TheoryData<string> Maps => ["expm1", "platt", "isotonic"];

    [Theory]
    [MemberData(nameof(Maps))]
    public void It_reads_back_to_identical_outputs_and_bytes(string name)
    {
        TrainingInput input = SampleRows.Input(TaskKind.BinaryClassification);
        var mapped = new MappedPredictor(Trainers.ByName("decision_tree").Train(input).Predictor, Map(name));
        byte[] json = Json(mapped);
        var reader = new Utf8JsonReader(json);
        IPredictor back = Predictor.Read(ref reader);

        Json(back).ShouldBe(json);
        Outputs(back, input.Features).ShouldBe(Outputs(mapped, input.Features));
        for (int length = 0; length < json.Length; length += 61)
        {
            byte[] cut = json[..length];
            _ = Should.Throw<PredictorFormatException>(() => Read(cut));
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void It_never_falls(string name)
    {
        float[] values = [.. Enumerable.Range(0, 101).Select(i => Map(name).Apply(i / 100f))];
        values.ShouldAllBe(value => float.IsFinite(value));
        values.Order().ShouldBe(values);
    }

    [Fact]
    public void Points_that_fall_are_refused() =>
        Should.Throw<PredictorFormatException>(() => OutputMap.Isotonic([0, 1], [0.5, 0.4]));

    private static OutputMap Map(string name) => name switch
    {
        "expm1" => OutputMap.Expm1,
        "platt" => OutputMap.Platt(1.3, -0.2),
        _ => OutputMap.Isotonic([0.1, 0.5, 0.9], [0.05, 0.5, 0.7]),
    };

    private static float[] Outputs(IPredictor predictor, FeatureMatrix features)
    {
        float[] outputs = new float[features.Rows];
        predictor.Predict(features.Values, features.Rows, outputs);
        return outputs;
    }

    private static IPredictor Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        return Predictor.Read(ref reader);
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
