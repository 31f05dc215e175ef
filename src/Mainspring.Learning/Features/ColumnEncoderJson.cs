using System.Text.Json;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>
/// An encoder as JSON: <c>{kind: "number"}</c>, <c>{kind: "number", mean, scale}</c>, <c>{kind: "one_hot", slots, other, missing}</c>,
/// <c>{kind: "timestamp", parts}</c>, <c>{kind: "timestamp", parts, mean: […], scale: […]}</c>, <c>{kind: "ordinal", width, values, unseen, missing}</c>, the same with
/// <c>target_mean</c>, <c>{kind: "hashing", buckets}</c>, <c>{kind: "views", views: [{kind, set}]}</c> or <c>{kind: "none"}</c>; and any with <c>impute</c>, the cell that stands for a missing one. NaN is null.
/// </summary>
internal static class ColumnEncoderJson
{
    private const int MaxWidth = 1_000_000;

    public static void Write(Utf8JsonWriter writer, ColumnEncoder encoder)
    {
        writer.WriteStartObject();
        if (encoder is ImputingEncoder imputing)
        {
            writer.WriteNumber("impute", imputing.Value);
            encoder = imputing.Inner;
        }

        switch (encoder)
        {
            case NoEncoder:
                writer.WriteString("kind", "none");
                break;
            case HashingEncoder hashing:
                writer.WriteString("kind", "hashing");
                writer.WriteNumber("buckets", hashing.Width);
                break;
            case LevelValuesEncoder levels:
                writer.WriteString("kind", levels.Method == EncodingMethod.Ordinal ? "ordinal" : "target_mean");
                writer.WriteNumber("width", levels.Width);
                WriteFloats(writer, "values", levels.Values);
                WriteFloats(writer, "unseen", levels.Unseen);
                WriteFloats(writer, "missing", levels.Missing);
                break;
            case NumberEncoder number:
                writer.WriteString("kind", "number");
                if (number.Standardizer is { } standardizer)
                {
                    writer.WriteNumber("mean", standardizer.Mean);
                    writer.WriteNumber("scale", standardizer.Scale);
                }

                break;
            case OneHotEncoder oneHot:
                writer.WriteString("kind", "one_hot");
                WriteSlots(writer, oneHot.Slots);
                writer.WriteNumber("other", oneHot.Other);
                writer.WriteNumber("missing", oneHot.Missing);
                break;
            case TimestampEncoder timestamp:
                writer.WriteString("kind", "timestamp");
                FeaturePlanJson.WriteTexts(writer, "parts", timestamp.Parts.ToArray().Select(NameOf));
                if (!timestamp.Standardizers.IsEmpty)
                {
                    WriteNumbers(writer, "mean", timestamp.Standardizers.ToArray().Select(s => s.Mean));
                    WriteNumbers(writer, "scale", timestamp.Standardizers.ToArray().Select(s => s.Scale));
                }

                break;
            case ViewsEncoder several:
                ViewsEncoderJson.Write(writer, several);
                break;
            default:
                throw new NotSupportedException($"There is no JSON for {encoder.GetType().Name}.");
        }

        writer.WriteEndObject();
    }

    /// <exception cref="FormatException">The encoder is malformed, or does not fit the column.</exception>
    public static ColumnEncoder Read(JsonElement json, InputColumn column)
    {
        ColumnEncoder encoder = ReadInner(json, column);
        if (!json.TryGetProperty("impute", out JsonElement impute))
        {
            return encoder;
        }

        double value = impute.GetDouble();
        return column.Type != ColumnType.Category || (value >= 0 && value < column.Levels.Count && Math.Floor(value) == value)
            ? new ImputingEncoder(encoder, value)
            : throw new FormatException($"The column '{column.Name}' has no category {value}.");
    }

    private static ColumnEncoder ReadInner(JsonElement json, InputColumn column) => (json.GetProperty("kind").GetString(), column.Type) switch
    {
        ("number", ColumnType.Integer or ColumnType.Real or ColumnType.Boolean) =>
            new NumberEncoder(json.TryGetProperty("mean", out JsonElement mean) ? new(mean.GetDouble(), json.GetProperty("scale").GetDouble()) : null),
        ("one_hot", ColumnType.Category) => ReadOneHot(json, column),
        ("timestamp", ColumnType.Timestamp) => ReadTimestamp(json),
        (ViewsEncoderJson.Kind, ColumnType.Integer or ColumnType.Real or ColumnType.Boolean or ColumnType.Category) => ViewsEncoderJson.Read(json),
        ("ordinal", ColumnType.Category) => ReadLevels(json, column, EncodingMethod.Ordinal),
        ("target_mean", ColumnType.Category) => ReadLevels(json, column, EncodingMethod.TargetMean),
        ("hashing", ColumnType.Text) => json.GetProperty("buckets").GetInt32() is var buckets and > 0 and <= MaxWidth
            ? new HashingEncoder(buckets)
            : throw new FormatException($"'{column.Name}' is hashed into {json.GetProperty("buckets").GetInt32()} buckets."),
        ("none", _) => new NoEncoder(),
        (string kind, _) => throw new FormatException($"The column '{column.Name}' of type {ColumnTypeNames.Of(column.Type)} cannot have the encoder '{kind}'."),
        _ => throw new FormatException($"The encoder of '{column.Name}' has no kind."),
    };

    private static OneHotEncoder ReadOneHot(JsonElement json, InputColumn column)
    {
        int[] slots = [.. json.GetProperty("slots").EnumerateArray().Select(slot => slot.GetInt32())];
        int other = json.GetProperty("other").GetInt32();
        int missing = json.GetProperty("missing").GetInt32();
        if (slots.Length != column.Levels.Count)
        {
            throw new FormatException($"The column '{column.Name}' has {column.Levels.Count} levels and {slots.Length} slots.");
        }

        int[] used = [.. slots.Append(other).Append(missing).Where(slot => slot != OneHotEncoder.None).Distinct().Order()];
        return used.Length <= MaxWidth && used.SequenceEqual(Enumerable.Range(0, used.Length))
            ? new(slots, other, missing)
            : throw new FormatException($"The slots of '{column.Name}' are not 0 to {used.Length - 1}.");
    }

    private static LevelValuesEncoder ReadLevels(JsonElement json, InputColumn column, EncodingMethod method)
    {
        int width = json.GetProperty("width").GetInt32();
        float[] values = Floats(json, "values"), unseen = Floats(json, "unseen"), missing = Floats(json, "missing");
        return width is > 0 and <= MaxWidth && values.Length == (long)width * column.Levels.Count && unseen.Length == width && missing.Length == width
            ? new(method, width, values, unseen, missing)
            : throw new FormatException($"The numbers of the categories of '{column.Name}' are not {width} for each of {column.Levels.Count}.");
    }

    private static float[] Floats(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(number => number.ValueKind == JsonValueKind.Null ? float.NaN : number.GetSingle())];

    private static TimestampEncoder ReadTimestamp(JsonElement json)
    {
        TimestampPart[] parts = [.. json.GetProperty("parts").EnumerateArray().Select(part => PartOf(part.GetString()))];
        if (!json.TryGetProperty("mean", out JsonElement means))
        {
            return new(parts, null);
        }

        Standardizer[] standardizers = [.. means.EnumerateArray().Zip(json.GetProperty("scale").EnumerateArray(), (mean, scale) => new Standardizer(mean.GetDouble(), scale.GetDouble()))];
        return standardizers.Length == parts.Length
            ? new(parts, standardizers)
            : throw new FormatException($"There are {standardizers.Length} standardisations of {parts.Length} parts.");
    }

    private static string NameOf(TimestampPart part) => part.ToString().ToLowerInvariant();

    private static TimestampPart PartOf(string? name) =>
        Enum.GetValues<TimestampPart>().Where(part => NameOf(part) == name).Select(part => (TimestampPart?)part).FirstOrDefault() ?? throw new FormatException($"There is no part '{name}' of a moment.");

    private static void WriteSlots(Utf8JsonWriter writer, ReadOnlySpan<int> slots)
    {
        writer.WriteStartArray("slots");
        foreach (int slot in slots)
        {
            writer.WriteNumberValue(slot);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IEnumerable<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (double number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static void WriteFloats(Utf8JsonWriter writer, string name, ReadOnlySpan<float> numbers)
    {
        writer.WriteStartArray(name);
        foreach (float number in numbers)
        {
            if (float.IsNaN(number))
            {
                writer.WriteNullValue();
            }
            else
            {
                writer.WriteNumberValue(number);
            }
        }

        writer.WriteEndArray();
    }
}
