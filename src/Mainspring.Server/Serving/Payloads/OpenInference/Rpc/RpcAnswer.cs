using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Server.Serving.Payloads.OpenInference.Rpc;

/// <summary>The answer of the protocol over gRPC: one tensor for each output of the metadata, [n]. The ids of the predictions stand in a parameter, divided by commas.</summary>
internal static class RpcAnswer
{
    /// <summary>Makes the answer.</summary>
    /// <param name="native">What the handler of predictions answered.</param>
    /// <param name="id">The id of the request.</param>
    /// <param name="outputs">The outputs to give.</param>
    /// <param name="model">The model whose metadata holds.</param>
    /// <param name="isRaw">Whether the tensors are given as bytes.</param>
    public static ModelInferResponse Of(ReadOnlyMemory<byte> native, string id, IReadOnlyList<string> outputs, ServedModel model, bool isRaw)
    {
        using JsonDocument document = JsonDocument.Parse(native);
        JsonElement root = document.RootElement;
        JsonElement[] predictions = [.. root.GetProperty("predictions").EnumerateArray()];
        var types = OpenInference.ModelMetadata.OutputsOf(model).ToDictionary(output => output.Name, output => output.Type, StringComparer.Ordinal);
        var answer = new ModelInferResponse
        {
            ModelName = root.GetProperty("endpoint").GetString(),
            ModelVersion = root.GetProperty("version").GetInt32().ToString(CultureInfo.InvariantCulture),
            Id = id,
        };
        answer.Parameters["model"] = new() { StringParam = root.GetProperty("model").GetString() };
        answer.Parameters["variant"] = new() { StringParam = root.GetProperty("variant").GetString() };
        answer.Parameters["prediction_ids"] = new() { StringParam = string.Join(',', predictions.Select(prediction => prediction.GetProperty("prediction_id").GetRawText())) };
        foreach (string output in outputs)
        {
            JsonElement[] values = [.. predictions.Select(prediction => InferAnswer.ValueOf(prediction, output))];
            var tensor = new ModelInferResponse.Types.InferOutputTensor { Name = output, Datatype = types[output], Shape = { values.Length } };
            answer.Outputs.Add(tensor);
            if (isRaw)
            {
                answer.RawOutputContents.Add(RawContents.Write(types[output], values));
            }
            else
            {
                tensor.Contents = ContentsOf(types[output], values);
            }
        }

        return answer;
    }

    private static InferTensorContents ContentsOf(string type, JsonElement[] values)
    {
        var contents = new InferTensorContents();
        switch (type)
        {
            case "BOOL":
                contents.BoolContents.AddRange(values.Select(value => value.GetBoolean()));
                break;
            case "INT64":
                contents.Int64Contents.AddRange(values.Select(value => value.GetInt64()));
                break;
            case "FP32":
                contents.Fp32Contents.AddRange(values.Select(value => value.ValueKind == JsonValueKind.Null ? float.NaN : value.GetSingle()));
                break;
            case "FP64":
                contents.Fp64Contents.AddRange(values.Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble()));
                break;
            default:
                contents.BytesContents.AddRange(values.Select(value => ByteString.CopyFromUtf8(value.ToString())));
                break;
        }

        return contents;
    }
}
