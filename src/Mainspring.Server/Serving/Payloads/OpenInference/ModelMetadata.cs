using System.Globalization;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Server.Serving.Payloads.OpenInference;

/// <summary>What a model takes and gives, in the words of the protocol: one tensor a column, of any number of rows.</summary>
internal static class ModelMetadata
{
    /// <summary>The type that stands for any text.</summary>
    public const string Text = "BYTES";

    /// <summary>The document of <c>/v2/models/{model}</c>.</summary>
    public static byte[] Write(ServedEndpoint endpoint, ServedModel model)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("name", endpoint.Name);
            json.WriteStartArray("versions");
            foreach (int version in VersionsOf(endpoint))
            {
                json.WriteStringValue(version.ToString(CultureInfo.InvariantCulture));
            }

            json.WriteEndArray();
            json.WriteString("platform", "mainspring");
            WriteTensors(json, "inputs", InputsOf(model));
            WriteTensors(json, "outputs", OutputsOf(model));
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The versions that answer at an endpoint.</summary>
    public static IEnumerable<int> VersionsOf(ServedEndpoint endpoint) =>
        endpoint.State.Variants.Where(state => !state.Variant.IsShadow).Select(state => state.Deployment?.Model.Version).OfType<int>().Distinct().Order();

    /// <summary>The columns.</summary>
    public static IEnumerable<(string Name, string Type)> InputsOf(ServedModel model) => model.Rows.Schema.Columns.Select(column => (column.Name, TypeOf(column)));

    /// <summary>What is predicted: <c>prediction</c> and, for classes, <c>probability</c> and <c>probability_&lt;class&gt;</c>.</summary>
    public static IEnumerable<(string Name, string Type)> OutputsOf(ServedModel model) => model.Classes.Count == 0
        ? [("prediction", "FP32")]
        : [("prediction", TypeOfClasses(model.Classes)), ("probability", "FP32"), .. model.Model.Target.Classes.Select(label => ($"probability_{label}", "FP32"))];

    /// <summary>The type of the classes, given as JSON literals.</summary>
    private static string TypeOfClasses(IReadOnlyList<string> literals) =>
        literals.All(literal => literal is "true" or "false") ? "BOOL"
        : literals.All(literal => long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) ? "INT64"
        : literals.All(literal => !literal.StartsWith('"')) ? "FP64"
        : Text;

    private static string TypeOf(InputColumn column) => column.Type switch
    {
        ColumnType.Integer => "INT64",
        ColumnType.Real => "FP64",
        ColumnType.Boolean => "BOOL",
        _ => Text,
    };

    private static void WriteTensors(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Type)> tensors)
    {
        json.WriteStartArray(name);
        foreach ((string tensor, string type) in tensors)
        {
            json.WriteStartObject();
            json.WriteString("name", tensor);
            json.WriteString("datatype", type);
            json.WriteStartArray("shape");
            json.WriteNumberValue(-1);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
