using System.Text.Json;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Trees;

/// <summary>
/// An ensemble as JSON: <c>{kind, features, transform, base:[one an output], trees:[{output, feature:[-1 for a leaf], value:[threshold or leaf], missing_left:[0|1], cover:[a weight]}]}</c>,
/// each tree breadth first as <see cref="Tree"/> says.
/// </summary>
internal static class TreeEnsembleJson
{
    public const string Kind = "trees";

    private static readonly string[] TransformNames = ["identity", "logistic", "softmax", "votes"];

    public static void Write(Utf8JsonWriter writer, TreeEnsemble ensemble, ReadOnlySpan<float> baseValues, IEnumerable<Tree> trees)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Kind);
        writer.WriteNumber("features", ensemble.FeatureCount);
        writer.WriteString("transform", TransformNames[(int)ensemble.Transform]);
        PredictorJson.Write(writer, "base", baseValues);
        writer.WriteStartArray("trees");
        foreach (Tree tree in trees)
        {
            writer.WriteStartObject();
            writer.WriteNumber("output", tree.Output);
            PredictorJson.Write(writer, "feature", tree.Features);
            PredictorJson.Write(writer, "value", tree.Values);
            PredictorJson.Write(writer, "missing_left", [.. tree.MissingLeft.Select(left => left ? 1 : 0)]);
            if (tree.Covers.Length > 0)
            {
                PredictorJson.Write(writer, "cover", tree.Covers);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <exception cref="PredictorFormatException">The ensemble is malformed.</exception>
    public static TreeEnsemble Read(ref Utf8JsonReader reader)
    {
        int features = PredictorJson.ReadCount(ref reader, "features", 1);
        string name = PredictorJson.ReadText(ref reader, "transform");
        int transform = Array.IndexOf(TransformNames, name);
        if (transform < 0)
        {
            throw new PredictorFormatException($"There is no transform '{name}'; it must be one of {string.Join(", ", TransformNames)}.");
        }

        float[] baseValues = PredictorJson.ReadFloats(ref reader, "base");
        if (baseValues.Length == 0)
        {
            throw new PredictorFormatException("The ensemble has no output: 'base' is empty.");
        }

        PredictorJson.Expect(ref reader, "trees");
        PredictorJson.ExpectToken(ref reader, JsonTokenType.StartArray);
        var trees = new List<Tree>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            trees.Add(ReadTree(ref reader));
        }

        PredictorJson.ExpectToken(ref reader, JsonTokenType.EndArray);
        reader.Read();
        PredictorJson.ExpectToken(ref reader, JsonTokenType.EndObject);
        return new(features, baseValues, (OutputTransform)transform, trees);
    }

    private static Tree ReadTree(ref Utf8JsonReader reader)
    {
        int output = PredictorJson.ReadCount(ref reader, "output", 0);
        int[] features = PredictorJson.ReadInts(ref reader, "feature");
        float[] values = PredictorJson.ReadFloats(ref reader, "value");
        int[] missing = PredictorJson.ReadInts(ref reader, "missing_left");
        float[] covers = PredictorJson.ReadFloatsIfAny(ref reader, "cover");
        PredictorJson.ExpectToken(ref reader, JsonTokenType.EndObject);
        return new(output, features, values, [.. missing.Select(left => left != 0)], covers);
    }
}
