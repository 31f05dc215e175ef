using System.Text.Json;
using Mainspring.Learning.Blending;
using Mainspring.Learning.Linear;
using Mainspring.Learning.Trees;

namespace Mainspring.Learning.Scoring;

/// <summary>Reads predictors back from the JSON that <see cref="IPredictor.WriteTo"/> writes.</summary>
public static class Predictor
{
    /// <summary>Reads one predictor. Everything that scoring relies on is checked here, so that no bytes whatever can crash it later.</summary>
    /// <param name="reader">At the object's start or before it; left at its end.</param>
    /// <exception cref="PredictorFormatException">The JSON is damaged, or not a predictor.</exception>
    public static IPredictor Read(ref Utf8JsonReader reader)
    {
        try
        {
            if (reader.TokenType != JsonTokenType.StartObject && !(reader.Read() && reader.TokenType == JsonTokenType.StartObject))
            {
                throw new PredictorFormatException("A predictor is a JSON object.");
            }

            return PredictorJson.ReadText(ref reader, "kind") switch
            {
                TreeEnsembleJson.Kind => TreeEnsembleJson.Read(ref reader),
                LinearModelJson.Kind => LinearModelJson.Read(ref reader),
                MappedPredictor.Kind => MappedPredictor.Read(ref reader),
                BlendPredictor.Kind => BlendPredictor.Read(ref reader),
                string other => throw new PredictorFormatException($"There is no predictor of kind '{other}'; it must be '{TreeEnsembleJson.Kind}', '{LinearModelJson.Kind}', '{MappedPredictor.Kind}' or '{BlendPredictor.Kind}'."),
            };
        }
        catch (Exception damaged) when (damaged is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new PredictorFormatException($"The predictor's JSON is damaged: {damaged.Message}", damaged);
        }
    }
}
