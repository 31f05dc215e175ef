using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Onnx;
using Mainspring.Learning.Onnx.Export;

namespace Mainspring.Learning.Models;

/// <summary>
/// The file <c>MLmodel</c>, as MLflow's model directories have it: flavors, signature and origin. It is YAML in which every text is written as a JSON
/// string, which YAML reads alike.
/// </summary>
internal static class Descriptions
{
    private const string IdentityKey = "    identity: ";

    /// <summary>Writes the description.</summary>
    /// <param name="model">The model.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="graph">What <c>model.onnx</c> is given; null when there is none.</param>
    /// <param name="onnxRefusal">Why there is no <c>model.onnx</c> beside it; null when there is one.</param>
    public static byte[] Write(Model model, ModelOrigin origin, GraphInputs? graph, string? onnxRefusal)
    {
        string created = origin.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        text.Append("artifact_path: model\n")
            .Append("flavors:\n")
            .Append("  mainspring:\n")
            .Append("    algorithm: ").Append(Quote(model.Algorithm)).Append('\n')
            .Append(IdentityKey).Append(Quote(model.Identity)).Append('\n')
            .Append("    model: ").Append(Quote(ModelDirectory.ModelFile)).Append('\n')
            .Append(onnxRefusal is null ? "" : $"    no_onnx: {Quote(onnxRefusal)}\n")
            .Append(graph is { Given.Count: > 0 } ? $"    onnx_starts_at:\n{string.Concat(graph.Given.Select(given => $"      {Quote(given.Key)}: {Quote(given.Value)}\n"))}" : "")
            .Append("    target: ").Append(Quote(model.Target.Column)).Append('\n')
            .Append(onnxRefusal is null ? PythonFiles.Flavors : "")
            .Append("model_size_bytes: ").Append(CultureInfo.InvariantCulture, $"{model.Bytes.Length}").Append('\n')
            .Append("model_uuid: ").Append(Quote(UniqueIdOf(model, origin))).Append('\n')
            .Append("run_id: ").Append(Quote(origin.RunId)).Append('\n')
            .Append("saved_input_example_info:\n")
            .Append("  artifact_path: ").Append(Quote(ModelDirectory.ExampleFile)).Append('\n')
            .Append("  pandas_orient: \"split\"\n")
            .Append("  type: \"dataframe\"\n")
            .Append("signature:\n")
            .Append("  inputs: ").Append(Quote(Json(writer => WriteInputs(writer, graph?.Columns ?? model.Plan.Inputs.Columns, isOnnx: graph is not null)))).Append('\n')
            .Append("  outputs: ").Append(Quote(Json(writer => WriteOutputs(writer, model)))).Append('\n')
            .Append("  params: null\n")
            .Append("utc_time_created: ").Append(Quote(created)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The identity that a description states, or null.</summary>
    public static string? IdentityIn(string description)
    {
        foreach (ReadOnlySpan<char> line in description.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(IdentityKey, StringComparison.Ordinal))
            {
                return line[IdentityKey.Length..].Trim().Trim('"').ToString();
            }
        }

        return null;
    }

    /// <summary>Columns as they are; of a graph, as its tensors are, since MLflow hands them over unchanged.</summary>
    private static void WriteInputs(Utf8JsonWriter writer, IReadOnlyList<InputColumn> columns, bool isOnnx)
    {
        foreach (InputColumn column in columns)
        {
            ColumnType type = !isOnnx ? column.Type : OnnxExport.TypeOf(column) switch
            {
                OnnxType.Int64 => ColumnType.Integer,
                OnnxType.Double => ColumnType.Real,
                _ => column.Type,
            };
            WriteColumn(writer, column.Name, type, column.Required);
        }
    }

    private static void WriteOutputs(Utf8JsonWriter writer, Model model)
    {
        ModelTarget target = model.Target;
        WriteColumn(writer, "prediction", target.Type, isRequired: true);
        foreach (string column in target.Classes.Count == 0 ? model.Interval is null ? [] : (string[])["interval_low", "interval_high"] : (string[])["probability", .. target.Classes.Select(label => $"probability_{label}")])
        {
            WriteColumn(writer, column, ColumnType.Real, isRequired: true);
        }
    }

    private static void WriteColumn(Utf8JsonWriter writer, string name, ColumnType type, bool isRequired)
    {
        writer.WriteStartObject();
        writer.WriteString("type", type switch
        {
            ColumnType.Boolean => "boolean",
            ColumnType.Integer => "long",
            ColumnType.Real => "double",
            ColumnType.Timestamp => "datetime",
            _ => "string",
        });
        writer.WriteString("name", name);
        writer.WriteBoolean("required", isRequired);
        writer.WriteEndObject();
    }

    /// <summary>Stable for a model and its run.</summary>
    private static string UniqueIdOf(Model model, ModelOrigin origin) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{model.Identity}/{origin.RunId}")).AsSpan(0, 16));

    private static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            write(writer);
            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
