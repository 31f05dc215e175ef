using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;

namespace Mainspring.Server.Serving.Payloads.OpenInference.Rpc;

/// <summary>A message of gRPC as the document that REST would carry, so that both are read by one reader. What is no number is missing.</summary>
internal static class RpcRequest
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document.</summary>
    /// <exception cref="PayloadException">A tensor has no contents, or raw ones that are none of its type.</exception>
    public static ReadOnlyMemory<byte> ToDocument(ModelInferRequest request)
    {
        bool isRaw = request.RawInputContents.Count > 0;
        if (isRaw && request.RawInputContents.Count != request.Inputs.Count)
        {
            throw new PayloadException(string.Create(CultureInfo.InvariantCulture, $"There are {request.RawInputContents.Count} raw contents for {request.Inputs.Count} inputs."));
        }

        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteStartObject("parameters");
            foreach ((string name, InferParameter parameter) in request.Parameters)
            {
                json.WriteString(name, TextOf(parameter));
            }

            json.WriteEndObject();
            json.WriteStartArray("inputs");
            for (int input = 0; input < request.Inputs.Count; input++)
            {
                WriteTensor(json, request.Inputs[input], isRaw ? request.RawInputContents[input] : null);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private static string TextOf(InferParameter parameter) => parameter.ParameterChoiceCase switch
    {
        InferParameter.ParameterChoiceOneofCase.Int64Param => parameter.Int64Param.ToString(CultureInfo.InvariantCulture),
        InferParameter.ParameterChoiceOneofCase.BoolParam => parameter.BoolParam ? "true" : "false",
        _ => parameter.StringParam,
    };

    private static void WriteTensor(Utf8JsonWriter json, ModelInferRequest.Types.InferInputTensor tensor, ByteString? raw)
    {
        json.WriteStartObject();
        json.WriteString("name", tensor.Name);
        json.WriteString("datatype", tensor.Datatype);
        json.WriteStartArray("shape");
        foreach (long dimension in tensor.Shape)
        {
            json.WriteNumberValue(dimension);
        }

        json.WriteEndArray();
        json.WriteStartArray("data");
        if (raw is not null)
        {
            RawContents.Read(json, tensor.Name, tensor.Datatype, raw.Span);
        }
        else if (tensor.Contents is { } contents)
        {
            WriteContents(json, tensor.Name, contents);
        }
        else if (!tensor.Shape.Contains(0))
        {
            throw new PayloadException($"The tensor '{tensor.Name}' has no contents.");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One of the lists is filled; whether its values are of the tensor's type is seen when the document is read.</summary>
    private static void WriteContents(Utf8JsonWriter json, string tensor, InferTensorContents contents)
    {
        foreach (bool value in contents.BoolContents)
        {
            json.WriteBooleanValue(value);
        }

        foreach (long value in contents.IntContents.Select(static value => (long)value).Concat(contents.Int64Contents).Concat(contents.UintContents.Select(static value => (long)value)))
        {
            json.WriteNumberValue(value);
        }

        foreach (ulong value in contents.Uint64Contents)
        {
            json.WriteNumberValue(value);
        }

        foreach (float value in contents.Fp32Contents)
        {
            WriteNumber(json, value);
        }

        foreach (double value in contents.Fp64Contents)
        {
            WriteNumber(json, value);
        }

        foreach (ByteString value in contents.BytesContents)
        {
            WriteText(json, tensor, value.Span);
        }
    }

    /// <summary>Single precision is written with the digits that it has.</summary>
    public static void WriteNumber(Utf8JsonWriter json, float value)
    {
        if (float.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    public static void WriteNumber(Utf8JsonWriter json, double value)
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

    /// <exception cref="PayloadException">The bytes are no UTF-8.</exception>
    public static void WriteText(Utf8JsonWriter json, string tensor, ReadOnlySpan<byte> utf8)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            throw new PayloadException($"The tensor '{tensor}' holds bytes that are no text in UTF-8.");
        }

        json.WriteStringValue(utf8);
    }
}
