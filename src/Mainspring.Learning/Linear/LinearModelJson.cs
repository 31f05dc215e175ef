using System.Text.Json;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Linear;

/// <summary>A linear model as JSON: <c>{kind, link, intercepts, centres, weights}</c>.</summary>
internal static class LinearModelJson
{
    public const string Kind = "linear";

    private static readonly string[] LinkNames = ["identity", "logistic", "softmax"];

    public static void Write(Utf8JsonWriter writer, LinearModel model)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", Kind);
        writer.WriteString("link", LinkNames[(int)model.Link]);
        PredictorJson.Write(writer, "intercepts", model.Intercepts);
        PredictorJson.Write(writer, "centres", model.Centres);
        PredictorJson.Write(writer, "weights", model.Weights);
        writer.WriteEndObject();
    }

    /// <exception cref="PredictorFormatException">The model is malformed.</exception>
    public static LinearModel Read(ref Utf8JsonReader reader)
    {
        string name = PredictorJson.ReadText(ref reader, "link");
        int link = Array.IndexOf(LinkNames, name);
        if (link < 0)
        {
            throw new PredictorFormatException($"There is no link '{name}'; it must be one of {string.Join(", ", LinkNames)}.");
        }

        double[] intercepts = PredictorJson.ReadDoubles(ref reader, "intercepts");
        double[] centres = PredictorJson.ReadDoubles(ref reader, "centres");
        double[] weights = PredictorJson.ReadDoubles(ref reader, "weights");
        reader.Read();
        PredictorJson.ExpectToken(ref reader, JsonTokenType.EndObject);
        return new((LinkFunction)link, intercepts, centres, weights);
    }
}
