using System.Globalization;
using System.Text.Json;

namespace Mainspring.Server.Serving.Payloads.OpenInference;

/// <summary>One tensor of a request: its values row after row, given flat or nested.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">The first dimension.</param>
/// <param name="Width">The second dimension; 1 when there is none.</param>
/// <param name="Values">Rows × width values.</param>
internal sealed record Tensor(string Name, int Rows, int Width, IReadOnlyList<JsonElement> Values)
{
    private static readonly string[] Types = ["BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "FP32", "FP64", ModelMetadata.Text];

    /// <exception cref="PayloadException">The shape does not fit the values, or a value does not fit the type.</exception>
    public static Tensor Read(JsonElement json)
    {
        string name = json.GetProperty("name").GetString() ?? throw new PayloadException("A tensor has no name.");
        string type = json.GetProperty("datatype").GetString() ?? "";
        if (!Types.Contains(type, StringComparer.Ordinal))
        {
            throw new PayloadException($"The tensor '{name}' is of the type '{type}'; it must be one of {string.Join(", ", Types)}.");
        }

        long[] shape = [.. json.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt64())];
        if (shape.Length is not (1 or 2) || shape.Any(dimension => dimension is < 0 or > int.MaxValue))
        {
            throw new PayloadException($"The tensor '{name}' has the shape [{string.Join(", ", shape)}]; it must be [rows] or [rows, columns].");
        }

        if (!json.TryGetProperty("data", out JsonElement data) || data.ValueKind != JsonValueKind.Array)
        {
            throw new PayloadException($"The tensor '{name}' has no list 'data'.");
        }

        List<JsonElement> values = [];
        Flatten(data, values, depth: 0, name);
        long width = shape.Length == 1 ? 1 : shape[1];
        if (values.Count != shape[0] * width)
        {
            throw new PayloadException(string.Create(CultureInfo.InvariantCulture, $"The tensor '{name}' of the shape [{string.Join(", ", shape)}] needs {shape[0] * width} values; it has {values.Count}."));
        }

        if (values.FindIndex(value => !Fits(value, type)) is >= 0 and var wrong)
        {
            throw new PayloadException(string.Create(CultureInfo.InvariantCulture, $"The value {wrong} of the tensor '{name}' is {values[wrong].GetRawText()}, which is no {type}."));
        }

        return new(name, (int)shape[0], (int)width, values);
    }

    private static void Flatten(JsonElement data, List<JsonElement> values, int depth, string name)
    {
        foreach (JsonElement value in data.EnumerateArray())
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                values.Add(value);
            }
            else if (depth == 0)
            {
                Flatten(value, values, 1, name);
            }
            else
            {
                throw new PayloadException($"The tensor '{name}' nests more than two deep.");
            }
        }
    }

    private static bool Fits(JsonElement value, string type) => value.ValueKind == JsonValueKind.Null || type switch
    {
        ModelMetadata.Text => value.ValueKind == JsonValueKind.String,
        "BOOL" => value.ValueKind is JsonValueKind.True or JsonValueKind.False || (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int flag) && flag is 0 or 1),
        _ when type.StartsWith("FP", StringComparison.Ordinal) => value.ValueKind == JsonValueKind.Number,
        _ => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
    };
}
