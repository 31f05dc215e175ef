using System.Text.Json;
using Mainspring.Lifecycle.Predictions;

namespace Mainspring.Server.Serving;

/// <summary>A page of the prediction log as JSON, newest first.</summary>
internal static class LoggedPredictions
{
    public static void Write(Utf8JsonWriter json, PredictionPage page)
    {
        Dictionary<LoggedRequest, AnswerClasses> classes = new(ReferenceEqualityComparer.Instance);
        json.WriteStartObject();
        json.WriteStartArray("predictions"u8);
        foreach (PredictionRow row in page.Rows)
        {
            if (!classes.TryGetValue(row.Request, out AnswerClasses? known))
            {
                classes.Add(row.Request, known = new AnswerClasses(row.Request.Classes));
            }

            Write(json, row, known);
        }

        json.WriteEndArray();
        json.WritePropertyName("next_cursor"u8);
        json.WriteStringValue(page.Next?.ToString());
        if (page.OnlyTail is not null)
        {
            json.WriteBoolean("only_tail"u8, true);
        }

        json.WriteEndObject();
    }

    /// <summary>One prediction.</summary>
    public static void Write(Utf8JsonWriter json, PredictionRow row, AnswerClasses classes)
    {
        LoggedRequest request = row.Request;
        json.WriteStartObject();
        json.WriteNumber("prediction_id"u8, row.Prediction.PredictionId);
        json.WriteString("request_id"u8, request.RequestId);
        json.WriteString("key"u8, request.Key);
        json.WriteString("at"u8, request.At);
        json.WriteString("endpoint"u8, request.Endpoint);
        json.WriteString("variant"u8, request.Variant);
        json.WriteString("model"u8, request.Model);
        json.WriteNumber("version"u8, request.Version);
        json.WriteNumber("propensity"u8, request.Propensity);
        if (request.ShadowOf is { } answer)
        {
            json.WriteNumber("shadow_of"u8, answer);
        }

        json.WritePropertyName("input"u8);
        json.WriteRawValue(row.Prediction.Input.Span, skipInputValidation: true);
        PredictAnswer.WriteOutcome(json, row.Prediction, classes);
        json.WriteNumber("latency_ms"u8, request.Latency.TotalMilliseconds);
        WriteFeedback(json, row);
        if (!row.Prediction.Contributions.IsEmpty)
        {
            PredictExplanation.WriteMembers(json, row.Prediction.Contributions);
        }

        if (!request.Warnings.IsEmpty)
        {
            json.WritePropertyName("warnings"u8);
            json.WriteRawValue(request.Warnings.Span, skipInputValidation: true);
        }

        json.WriteEndObject();
    }

    private static void WriteFeedback(Utf8JsonWriter json, PredictionRow row)
    {
        json.WritePropertyName("label"u8);
        if (row.Feedback.Label is { } label)
        {
            json.WriteRawValue(label, skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("rating"u8);
        if (row.Feedback.Rating is { } rating)
        {
            json.WriteNumberValue(rating);
        }
        else
        {
            json.WriteNullValue();
        }

        if (row.IsRight is { } right)
        {
            json.WriteBoolean("correct"u8, right);
        }
    }
}
