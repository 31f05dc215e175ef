using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Learning.Intervals;
using Mainspring.Learning.Scoring;

namespace Mainspring.Learning.Models;

/// <summary>
/// The file <c>model.json</c>: <c>{format, version, task, target, target_type, classes, threshold, algorithm, features, predictor}</c>, and <c>interval</c> where there is one. The same model
/// gives the same bytes.
/// </summary>
internal static class ModelJson
{
    private const string Format = "mainspring.model";
    private const int Version = 1;

    private static readonly (TaskKind Task, string Name)[] Tasks =
    [
        (TaskKind.BinaryClassification, "binary_classification"),
        (TaskKind.MulticlassClassification, "multiclass_classification"),
        (TaskKind.Regression, "regression"),
    ];

    public sealed record Parts(ModelTarget Target, string Algorithm, FeaturePlan Plan, IPredictor Predictor, PredictionInterval? Interval);

    public static byte[] Write(Model model)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            ModelTarget target = model.Target;
            writer.WriteStartObject();
            writer.WriteString("format", Format);
            writer.WriteNumber("version", Version);
            writer.WriteString("task", Tasks.First(t => t.Task == target.Task).Name);
            writer.WriteString("target", target.Column);
            writer.WriteString("target_type", ColumnTypeNames.Of(target.Type));
            FeaturePlanJson.WriteTexts(writer, "classes", target.Classes);
            writer.WriteNumber("threshold", target.Threshold);
            writer.WriteString("algorithm", model.Algorithm);
            writer.WritePropertyName("features");
            FeaturePlanJson.Write(writer, model.Plan);
            writer.WritePropertyName("predictor");
            model.Predictor.WriteTo(writer);
            if (model.Interval is { } interval)
            {
                writer.WritePropertyName("interval");
                interval.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the parts in the order in which they are written; anything else is damage.</summary>
    public static Parts Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || Value(ref reader, "format").GetString() != Format)
        {
            throw new FormatException("It is not a model of Mainspring.");
        }

        int version = Value(ref reader, "version").GetInt32();
        if (version != Version)
        {
            throw new FormatException($"It is of version {version} where this program reads version {Version}; use the program that wrote it, or a later one.");
        }

        string task = Text(ref reader, "task");
        string column = Text(ref reader, "target");
        ColumnType type = ColumnTypeNames.Parse(Text(ref reader, "target_type"));
        string[] classes = [.. Value(ref reader, "classes").EnumerateArray().Select(label => label.GetString()!)];
        double threshold = Value(ref reader, "threshold").GetDouble();
        string algorithm = Text(ref reader, "algorithm");
        FeaturePlan plan = FeaturePlanJson.Read(Value(ref reader, "features"));
        Expect(ref reader, "predictor");
        IPredictor predictor = Predictor.Read(ref reader);
        PredictionInterval? interval = null;
        if (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("interval"))
        {
            reader.Read();
            interval = PredictionInterval.Read(ref reader);
            reader.Read();
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            throw new FormatException("Something follows the predictor.");
        }

        return new(TargetOf(task, column, type, classes, threshold), algorithm, plan, predictor, interval);
    }

    private static ModelTarget TargetOf(string task, string column, ColumnType type, string[] classes, double threshold) =>
        Tasks.FirstOrDefault(t => t.Name == task) switch
        {
            (_, null) => throw new FormatException($"There is no task '{task}'."),
            (TaskKind.Regression, _) => ModelTarget.Regression(column),
            (TaskKind.BinaryClassification, _) when classes.Length == 2 => ModelTarget.Binary(column, type, classes[0], classes[1], threshold),
            (TaskKind.MulticlassClassification, _) => ModelTarget.Multiclass(column, type, classes),
            _ => throw new FormatException($"A binary target has two classes, not {classes.Length}."),
        };

    private static string Text(ref Utf8JsonReader reader, string name) => Value(ref reader, name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static JsonElement Value(ref Utf8JsonReader reader, string name)
    {
        Expect(ref reader, name);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Steps to the value of the property that must come next.</summary>
    private static void Expect(ref Utf8JsonReader reader, string name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(name))
        {
            throw new FormatException($"At byte {reader.TokenStartIndex} '{name}' should stand.");
        }

        reader.Read();
    }
}
