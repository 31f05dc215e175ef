using System.Globalization;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Server.Serving.Payloads.OpenInference;

/// <summary>
/// The body of an inference request, as native records. Either each tensor is a column, [n] or [n, 1], or one is a matrix of all columns in the order of the metadata. Null is a missing value.
/// The parameters <c>request_id</c> and <c>key</c> mean what they mean in native requests; <c>id</c> is given back and no more, since clients of the protocol count from 1 again.
/// </summary>
internal sealed class InferBody : IDisposable
{
    private readonly RecordList _records = new();

    private InferBody()
    {
    }

    /// <summary>The native body.</summary>
    public ReadOnlyMemory<byte> Native { get; private set; }

    /// <summary>The id of the request; null when it has none.</summary>
    public string? Id { get; private set; }

    /// <summary>The names of the outputs that are wanted; null for all.</summary>
    public IReadOnlyList<string>? Outputs { get; private set; }

    /// <summary>Reads a body.</summary>
    /// <exception cref="PayloadException">It is not of the protocol, or its tensors do not fit the columns.</exception>
    public static InferBody Read(ReadOnlyMemory<byte> bytes, InputSchema schema)
    {
        var body = new InferBody();
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            body.Read(document.RootElement, schema);
            return body;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            body.Dispose();
            throw new PayloadException($"The body is no inference request: {broken.Message}");
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();

    private void Read(JsonElement root, InputSchema schema)
    {
        Id = root.TryGetProperty("id", out JsonElement id) && id.ValueKind != JsonValueKind.Null ? id.GetString() : null;
        Outputs = root.TryGetProperty("outputs", out JsonElement outputs) && outputs.ValueKind != JsonValueKind.Null
            ? [.. outputs.EnumerateArray().Select(output => output.GetProperty("name").GetString()!)]
            : null;
        Tensor[] tensors = [.. root.GetProperty("inputs").EnumerateArray().Select(Tensor.Read)];
        if (tensors.Length == 0)
        {
            throw new PayloadException("The request has no inputs.");
        }

        if (tensors is [{ Width: > 1 } matrix])
        {
            WriteMatrix(matrix, schema);
        }
        else
        {
            WriteColumns(tensors, schema);
        }

        Native = _records.Complete(json => WriteParameters(json, root));
    }

    private void WriteMatrix(Tensor matrix, InputSchema schema)
    {
        if (matrix.Width != schema.Columns.Count)
        {
            throw new PayloadException(string.Create(CultureInfo.InvariantCulture, $"The tensor '{matrix.Name}' has {matrix.Width} columns where the model reads {schema.Columns.Count}: {string.Join(", ", schema.Columns.Select(column => column.Name))}."));
        }

        for (int row = 0; row < matrix.Rows; row++)
        {
            _records.Begin();
            for (int column = 0; column < matrix.Width; column++)
            {
                Write(schema.Columns[column].Name, matrix.Values[(row * matrix.Width) + column], schema);
            }

            _records.End();
        }
    }

    private void WriteColumns(Tensor[] tensors, InputSchema schema)
    {
        Tensor first = tensors[0];
        foreach (Tensor tensor in tensors)
        {
            if (tensor.Width != 1 || tensor.Rows != first.Rows)
            {
                throw new PayloadException(string.Create(CultureInfo.InvariantCulture, $"The tensor '{tensor.Name}' holds {tensor.Rows} × {tensor.Width} values; each tensor must be one column of {first.Rows} rows, or a single one a matrix of all columns."));
            }
        }

        for (int row = 0; row < first.Rows; row++)
        {
            _records.Begin();
            foreach (Tensor tensor in tensors)
            {
                Write(tensor.Name, tensor.Values[row], schema);
            }

            _records.End();
        }
    }

    /// <summary>A truth may be 0 or 1, and a text of a column of numbers is a fault that validation names.</summary>
    private void Write(string name, JsonElement value, InputSchema schema)
    {
        _records.Json.WritePropertyName(name);
        bool isFlag = value.ValueKind is JsonValueKind.True or JsonValueKind.False;
        if (isFlag && schema.IndexOf(name) is >= 0 and var column && schema.Columns[column].Type is ColumnType.Integer or ColumnType.Real)
        {
            _records.Json.WriteNumberValue(value.ValueKind == JsonValueKind.True ? 1 : 0);
        }
        else
        {
            value.WriteTo(_records.Json);
        }
    }

    private static void WriteParameters(Utf8JsonWriter json, JsonElement root)
    {
        if (!root.TryGetProperty("parameters", out JsonElement parameters) || parameters.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (string name in (string[])["request_id", "key"])
        {
            if (parameters.TryGetProperty(name, out JsonElement value))
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
        }
    }
}
