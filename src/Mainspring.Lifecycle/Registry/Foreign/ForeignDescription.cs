using System.Text.Json;
using Mainspring.Learning.Foreign;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Registry.Foreign;

/// <summary>
/// What the <c>MLmodel</c> of a folder says about a model of another tool: which of its flavors is data that can be read here, where its file is, and what its columns and classes are
/// called. MLflow's <c>log_model</c> writes it, and so does <c>models import</c>.
/// </summary>
/// <param name="Format">The format.</param>
/// <param name="File">The path of the main file.</param>
/// <param name="Columns">The columns by the signature; empty when there is none.</param>
/// <param name="Target">What is predicted.</param>
public sealed record ForeignDescription(ForeignFormat Format, string File, IReadOnlyList<string> Columns, ForeignTarget Target)
{
    private const string TargetKey = "mainspring_target";
    private const string ClassesKey = "mainspring_classes";

    private static readonly (string Flavor, ForeignFormat Format, string File)[] Flavors =
    [
        ("xgboost", ForeignFormat.XGBoost, "model.xgb"),
        ("lightgbm", ForeignFormat.LightGbm, "model.lgb"),
        ("onnx", ForeignFormat.Onnx, "model.onnx"),
    ];

    /// <summary>Whether any of the flavors can be read here, though it is another tool's.</summary>
    public static bool IsKnown(IEnumerable<string> flavors) => flavors.Any(name => Flavors.Any(flavor => flavor.Flavor == name));

    /// <summary>Reads a description; null when it names no flavor of another tool that can be read, or this product's own.</summary>
    public static ForeignDescription? Read(string text)
    {
        if (YamlText.Read(text, "MLmodel", []) is not YamlMapping root || Of(root, "flavors") is not YamlMapping flavors || Of(flavors, ModelFlavors.Own) is not null)
        {
            return null;
        }

        foreach ((string name, ForeignFormat format, string usual) in Flavors)
        {
            if (Of(flavors, name) is YamlMapping flavor)
            {
                return new(format, (Of(flavor, "data") as YamlScalar)?.Text ?? usual, ColumnsOf(root), TargetOf(root));
            }
        }

        return null;
    }

    /// <summary>The lines of an <c>MLmodel</c> that says this.</summary>
    public string Write()
    {
        string flavor = Flavors.First(known => known.Format == Format).Flavor;
        string columns = Columns.Count == 0 ? "" : $"""
            signature:
              inputs: {Quote(JsonSerializer.Serialize(Columns.Select(column => new Dictionary<string, string> { ["type"] = "double", ["name"] = column })))}
              outputs: null
              params: null

            """;
        return $"""
            flavors:
              {flavor}:
                data: {Quote(File)}
            {columns}metadata:
              {TargetKey}: {Quote(Target.Column)}
              {ClassesKey}: {Quote(JsonSerializer.Serialize(Target.Classes))}

            """;
    }

    private static string[] ColumnsOf(YamlMapping root)
    {
        if (Of(root, "signature") is not YamlMapping signature || Of(signature, "inputs") is not YamlScalar { IsNull: false } inputs || Parse(inputs.Text) is not { ValueKind: JsonValueKind.Array } columns)
        {
            return [];
        }

        string?[] names = [.. columns.EnumerateArray().Select(column => column.ValueKind == JsonValueKind.Object && column.TryGetProperty("name", out JsonElement name) && !IsTensor(column) ? name.GetString() : null)];
        return names.Contains(null) ? [] : [.. names.OfType<string>()];
    }

    private static bool IsTensor(JsonElement column) => column.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String && type.GetString() == "tensor";

    private static ForeignTarget TargetOf(YamlMapping root)
    {
        if (Of(root, "metadata") is not YamlMapping metadata)
        {
            return ForeignTarget.Unknown;
        }

        string column = (Of(metadata, TargetKey) as YamlScalar)?.Text ?? ForeignTarget.Unknown.Column;
        return Of(metadata, ClassesKey) is YamlScalar classes && Parse(classes.Text) is { ValueKind: JsonValueKind.Array } labels
            ? new(column, [.. labels.EnumerateArray().Select(label => label.ToString())])
            : ForeignTarget.Unknown with { Column = column };
    }

    private static JsonElement? Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static YamlElement? Of(YamlMapping mapping, string key) => mapping.Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    private static string Quote(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
