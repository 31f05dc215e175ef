using System.Buffers;
using System.Text.Json;
using Mainspring.Client.Serialization;
using Mainspring.Lifecycle.Predictions;
using Mainspring.Lifecycle.Predictions.Outcomes;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Predictions;

/// <summary>
/// Writes all predictions of a search, newest first, as JSON lines whose members are flat, so that they can become the columns of a table: those of the record as
/// <c>input_NAME</c>, probabilities as <c>probability_CLASS</c>, contributions as <c>contribution_NAME</c>.
/// </summary>
internal sealed class PredictionExport(PredictionLog log)
{
    public const string ContentType = "application/x-ndjson";

    private static readonly byte[] LineEnd = [(byte)'\n'];

    /// <summary>Writes page by page, in memory that does not grow with their number.</summary>
    public async Task WriteAsync(PredictionQuery query, HttpResponse response, CancellationToken cancellation)
    {
        response.ContentType = ContentType;
        query = query with { Limit = PredictionQuery.LargestLimit };
        PredictionCursor? after = null;
        do
        {
            PredictionPage page = await log.ReadAsync(query with { After = after }, cancellation);
            foreach (PredictionRow row in page.Rows)
            {
                Write(response, row);
            }

            await response.BodyWriter.FlushAsync(cancellation);
            after = page.Next;
        }
        while (after is not null);
    }

    private static void Write(HttpResponse response, PredictionRow row)
    {
        using (Utf8JsonWriter json = new(response.BodyWriter, new JsonWriterOptions { Encoder = NativeJson.Wire.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            WriteRequest(json, row);
            WriteOutcome(json, row);
            WriteFeedback(json, row);
            WriteMembers(json, "input_", row.Prediction.Input);
            WriteContributions(json, row.Prediction.Contributions);
            json.WriteEndObject();
        }

        response.BodyWriter.Write(LineEnd);
    }

    private static void WriteRequest(Utf8JsonWriter json, PredictionRow row)
    {
        json.WriteNumber("prediction_id"u8, row.Prediction.PredictionId);
        json.WriteString("request_id"u8, row.Request.RequestId);
        json.WriteString("key"u8, row.Request.Key);
        json.WriteString("at"u8, row.Request.At.UtcDateTime);
        json.WriteString("endpoint"u8, row.Request.Endpoint);
        json.WriteString("variant"u8, row.Request.Variant);
        json.WriteString("model"u8, row.Request.Model);
        json.WriteNumber("version"u8, row.Request.Version);
        json.WriteNumber("propensity"u8, row.Request.Propensity);
        if (row.Request.ShadowOf is { } answer)
        {
            json.WriteNumber("shadow_of"u8, answer);
        }

        json.WriteNumber("latency_ms"u8, row.Request.Latency.TotalMilliseconds);
    }

    private static void WriteOutcome(Utf8JsonWriter json, PredictionRow row)
    {
        json.WritePropertyName("prediction"u8);
        if (row.Prediction.Class is not { } predicted)
        {
            WriteNumber(json, row.Prediction.Value!.Value);
            return;
        }

        json.WriteRawValue(row.Request.Classes[predicted], skipInputValidation: true);
        json.WritePropertyName("probability"u8);
        WriteNumber(json, row.Prediction.Probability!.Value);
        for (int index = 0; index < row.Request.Classes.Count; index++)
        {
            json.WritePropertyName("probability_" + LabelText.Plain(row.Request.Classes[index]));
            WriteNumber(json, row.Prediction.Probabilities[index]);
        }
    }

    private static void WriteFeedback(Utf8JsonWriter json, PredictionRow row)
    {
        json.WritePropertyName("label"u8);
        json.WriteRawValue(row.Feedback.Label ?? "null", skipInputValidation: true);
        json.WritePropertyName("rating"u8);
        json.WriteRawValue(row.Feedback.Rating is { } rating ? rating.ToString(System.Globalization.CultureInfo.InvariantCulture) : "null", skipInputValidation: true);
        json.WritePropertyName("correct"u8);
        json.WriteRawValue(row.IsRight is { } right ? right ? "true" : "false" : "null", skipInputValidation: true);
    }

    private static void WriteContributions(Utf8JsonWriter json, ReadOnlyMemory<byte> explanation)
    {
        if (explanation.IsEmpty)
        {
            return;
        }

        using JsonDocument document = JsonDocument.Parse(explanation);
        foreach (JsonProperty member in document.RootElement.GetProperty("contributions").EnumerateObject())
        {
            json.WritePropertyName("contribution_" + member.Name);
            member.Value.WriteTo(json);
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, string prefix, ReadOnlyMemory<byte> record)
    {
        using JsonDocument document = JsonDocument.Parse(record);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            json.WritePropertyName(prefix + member.Name);
            member.Value.WriteTo(json);
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
