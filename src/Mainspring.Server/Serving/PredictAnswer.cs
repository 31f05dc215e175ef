using System.Text.Json;
using Mainspring.Lifecycle.Predictions;

namespace Mainspring.Server.Serving;

/// <summary>Writes predictions as JSON: for the first answer, for the repeated one and for the log by the same code, so that they cannot differ.</summary>
internal static class PredictAnswer
{
    private static readonly JsonEncodedText Predictions = JsonEncodedText.Encode("predictions");
    private static readonly JsonEncodedText PredictionId = JsonEncodedText.Encode("prediction_id");
    private static readonly JsonEncodedText Prediction = JsonEncodedText.Encode("prediction");
    private static readonly JsonEncodedText Interval = JsonEncodedText.Encode("interval");
    private static readonly JsonEncodedText Probability = JsonEncodedText.Encode("probability");
    private static readonly JsonEncodedText Probabilities = JsonEncodedText.Encode("probabilities");
    private static readonly JsonEncodedText Contributions = JsonEncodedText.Encode("contributions");
    private static readonly JsonEncodedText Endpoint = JsonEncodedText.Encode("endpoint");
    private static readonly JsonEncodedText Model = JsonEncodedText.Encode("model");
    private static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    private static readonly JsonEncodedText Variant = JsonEncodedText.Encode("variant");
    private static readonly JsonEncodedText Warnings = JsonEncodedText.Encode("warnings");

    public static void Begin(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray(Predictions);
    }

    public static void WriteClass(
        Utf8JsonWriter json, long id, AnswerClasses classes, int predicted, double probability, ReadOnlySpan<double> probabilities)
    {
        json.WriteStartObject();
        json.WriteNumber(PredictionId, id);
        WriteClass(json, classes, predicted, probability, probabilities);
    }

    /// <param name="json">Where to.</param>
    /// <param name="id">The prediction.</param>
    /// <param name="outputs">The number, and the ends of its interval where the model predicts one.</param>
    public static void WriteValue(Utf8JsonWriter json, long id, ReadOnlySpan<float> outputs)
    {
        json.WriteStartObject();
        json.WriteNumber(PredictionId, id);
        WriteNumber(json, Prediction, outputs[0]);
        if (outputs.Length == 3)
        {
            json.WriteStartArray(Interval);
            json.WriteNumberValue(Math.Clamp(outputs[1], float.MinValue, float.MaxValue));
            json.WriteNumberValue(Math.Clamp(outputs[2], float.MinValue, float.MaxValue));
            json.WriteEndArray();
        }
    }

    /// <summary>The prediction's own properties, as the log shows them too.</summary>
    public static void WriteOutcome(Utf8JsonWriter json, LoggedPrediction prediction, AnswerClasses classes)
    {
        if (prediction.Value is { } value)
        {
            WriteNumber(json, Prediction, value);
        }
        else
        {
            WriteClass(json, classes, prediction.Class!.Value, prediction.Probability!.Value, [.. prediction.Probabilities]);
        }
    }

    public static void End(Utf8JsonWriter json, string endpoint, string model, int version, string variant, ReadOnlySpan<byte> warnings)
    {
        json.WriteEndArray();
        json.WriteString(Endpoint, endpoint);
        json.WriteString(Model, model);
        json.WriteNumber(Version, version);
        json.WriteString(Variant, variant);
        if (!warnings.IsEmpty)
        {
            json.WritePropertyName(Warnings);
            json.WriteRawValue(warnings, skipInputValidation: true);
        }

        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>The answer to a request that was answered before.</summary>
    public static void WriteAgain(Utf8JsonWriter json, LoggedRequest request, bool explain)
    {
        AnswerClasses classes = new(request.Classes);
        Begin(json);
        foreach (LoggedPrediction prediction in request.Predictions)
        {
            json.WriteStartObject();
            json.WriteNumber(PredictionId, prediction.PredictionId);
            WriteOutcome(json, prediction, classes);
            EndPrediction(json, explain, prediction.Contributions);
        }

        End(json, request.Endpoint, request.Model, request.Version, request.Variant, request.Warnings.Span);
    }

    private static void WriteClass(Utf8JsonWriter json, AnswerClasses classes, int predicted, double probability, ReadOnlySpan<double> probabilities)
    {
        json.WritePropertyName(Prediction);
        json.WriteRawValue(classes.Literals[predicted], skipInputValidation: true);
        WriteNumber(json, Probability, probability);
        json.WriteStartObject(Probabilities);
        for (int index = 0; index < probabilities.Length; index++)
        {
            WriteNumber(json, classes.Names[index], probabilities[index]);
        }

        json.WriteEndObject();
    }

    /// <summary>Ends a prediction, with what it rests on where that was asked for: null when it is not known.</summary>
    public static void EndPrediction(Utf8JsonWriter json, bool explain, ReadOnlyMemory<byte> explanation)
    {
        if (explain && explanation.IsEmpty)
        {
            json.WriteNull(Contributions);
        }
        else if (explain)
        {
            PredictExplanation.WriteMembers(json, explanation);
        }

        json.WriteEndObject();
    }

    /// <summary>
    /// A double that is a single-precision number, as models give them, is written with the digits that single precision needs. JSON has no
    /// infinities and no NaN: they are null.
    /// </summary>
    private static void WriteNumber(Utf8JsonWriter json, JsonEncodedText name, double value)
    {
        float single = (float)value;
        if (!double.IsFinite(value))
        {
            json.WriteNull(name);
        }
        else if (single == value)
        {
            json.WriteNumber(name, single);
        }
        else
        {
            json.WriteNumber(name, value);
        }
    }
}
