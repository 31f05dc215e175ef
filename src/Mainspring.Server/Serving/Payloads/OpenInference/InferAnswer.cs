using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Lifecycle.Serving;
using Microsoft.AspNetCore.Http;

namespace Mainspring.Server.Serving.Payloads.OpenInference;

/// <summary>The answer of the protocol: one tensor for each output of the metadata, [n]. The ids of the predictions, by which feedback is given, stand in <c>parameters</c>.</summary>
internal static class InferAnswer
{
    private const string ClassPrefix = "probability_";

    /// <summary>The outputs that are to be given.</summary>
    /// <exception cref="PayloadException">One of those that are wanted does not exist.</exception>
    public static IEnumerable<string> Choose(IReadOnlyList<string>? wanted, ServedModel model)
    {
        string[] known = [.. ModelMetadata.OutputsOf(model).Select(output => output.Name)];
        return wanted?.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown
            ? throw new PayloadException($"There is no output '{unknown}'; there are {string.Join(", ", known)}.")
            : wanted ?? known;
    }

    /// <summary>Writes the answer.</summary>
    /// <param name="native">What the handler answered.</param>
    /// <param name="id">The id of the request.</param>
    /// <param name="outputs">The outputs to give.</param>
    /// <param name="model">The model whose metadata holds.</param>
    public static ReadOnlyMemory<byte> Write(ReadOnlyMemory<byte> native, string? id, IReadOnlyList<string> outputs, ServedModel model)
    {
        using JsonDocument document = JsonDocument.Parse(native);
        JsonElement root = document.RootElement;
        JsonElement[] predictions = [.. root.GetProperty("predictions").EnumerateArray()];
        var types = ModelMetadata.OutputsOf(model).ToDictionary(output => output.Name, output => output.Type, StringComparer.Ordinal);
        var bytes = new ArrayBufferWriter<byte>(native.Length);
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("model_name", root.GetProperty("endpoint").GetString());
            json.WriteString("model_version", root.GetProperty("version").GetInt32().ToString(CultureInfo.InvariantCulture));
            if (id is not null)
            {
                json.WriteString("id", id);
            }

            WriteParameters(json, root, predictions);
            json.WriteStartArray("outputs");
            foreach (string output in outputs)
            {
                WriteTensor(json, output, types[output], predictions);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    /// <summary>An error as the protocol gives it.</summary>
    public static IResult Refuse(int status, string why) => Results.Json(new Dictionary<string, string> { ["error"] = why }, statusCode: status, contentType: "application/json", options: Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void WriteParameters(Utf8JsonWriter json, JsonElement root, JsonElement[] predictions)
    {
        json.WriteStartObject("parameters");
        json.WriteString("model", root.GetProperty("model").GetString());
        json.WriteString("variant", root.GetProperty("variant").GetString());
        json.WriteStartArray("prediction_ids");
        foreach (JsonElement prediction in predictions)
        {
            prediction.GetProperty("prediction_id").WriteTo(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, string name, string type, JsonElement[] predictions)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("datatype", type);
        json.WriteStartArray("shape");
        json.WriteNumberValue(predictions.Length);
        json.WriteEndArray();
        json.WriteStartArray("data");
        foreach (JsonElement prediction in predictions)
        {
            ValueOf(prediction, name).WriteTo(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An output of one prediction of the native answer.</summary>
    public static JsonElement ValueOf(JsonElement prediction, string output) => output.StartsWith(ClassPrefix, StringComparison.Ordinal)
        ? prediction.GetProperty("probabilities").GetProperty(output[ClassPrefix.Length..])
        : prediction.GetProperty(output);
}
