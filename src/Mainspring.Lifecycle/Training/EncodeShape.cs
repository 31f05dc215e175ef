using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Projects.Yaml;

namespace Mainspring.Lifecycle.Training;

/// <summary>Encodings by column, and beside them <c>rare_below</c> for all.</summary>
internal sealed class EncodeShape : Shape<EncodeSection>
{
    private const string RareBelow = "rare_below";
    private const int MostRows = 1_000_000;

    private static readonly IntegerShape Rows = new(1, MostRows);
    private static readonly RecordShape<EncodingChoice> Column = new RecordShape<EncodingChoice>(new())
        .Value("method", Methods(), c => c.Method, (c, v) => c with { Method = v }, "How the values become numbers. Default: one_hot up to 64 categories, then target_mean.")
        .Value(RareBelow, new IntegerShape(1, MostRows), c => c.RareBelow, (c, v) => c with { RareBelow = v }, "Categories with fewer rows are taken together. Default: that of all columns.")
        .Field("order", new ListShape<string>(new TextShape()), c => c.Order.Count == 0 ? null : c.Order, (c, v) => c with { Order = v }, "The categories from the least to the greatest, for ordinal. Default: schema.values, else the most frequent first.")
        .Value("smoothing", new NumberShape(), c => c.Smoothing == new EncodingChoice().Smoothing ? null : c.Smoothing, (c, v) => c with { Smoothing = v }, "For target_mean: as many rows at the mean of all count beside those of a category. Default: 10.")
        .Value("buckets", new IntegerShape(2, 4096), c => c.Buckets == new EncodingChoice().Buckets ? null : c.Buckets, (c, v) => c with { Buckets = v }, "For hashing: the number of indicators. Default: 32.")
        .Short("method");

    private static readonly MapShape<EncodingChoice> Columns = new(Column);

    /// <inheritdoc/>
    public override JsonObject ToJsonSchema()
    {
        JsonObject schema = Columns.ToJsonSchema();
        schema["properties"] = new JsonObject { [RareBelow] = Rows.ToJsonSchema() };
        return schema;
    }

    internal override Shape? Below(string key) => key == RareBelow ? Rows : Column;

    internal override bool TryRead(YamlElement element, string path, ProjectReading reading, [MaybeNullWhen(false)] out EncodeSection value)
    {
        value = null;
        if (element is not YamlMapping mapping)
        {
            return reading.Refuse(element, FaultCode.WrongType, $"'{path}' takes columns with their encodings below them, not {element.Kind}");
        }

        int? rare = null;
        bool good = true;
        if (mapping.Entries.FirstOrDefault(entry => entry.Key == RareBelow) is { } all)
        {
            reading.Note($"{path}.{RareBelow}", all.Value.Place);
            good = Rows.TryRead(all.Value, $"{path}.{RareBelow}", reading, out int rows);
            rare = rows;
        }

        good &= Columns.TryRead(new YamlMapping([.. mapping.Entries.Where(entry => entry.Key != RareBelow)], mapping.Place), path, reading, out IReadOnlyList<KeyValuePair<string, EncodingChoice>>? columns);
        value = good ? new(columns!, rare) : null;
        return good;
    }

    internal override JsonNode? Write(EncodeSection value)
    {
        JsonObject? written = Columns.Write(value.Columns) as JsonObject;
        if (value.RareBelow is { } rows)
        {
            (written ??= [])[RareBelow] = rows;
        }

        return written;
    }

    private static ChoiceShape<EncodingMethod> Methods() => new(
        ("auto", EncodingMethod.Auto),
        ("one_hot", EncodingMethod.OneHot),
        ("ordinal", EncodingMethod.Ordinal),
        ("target_mean", EncodingMethod.TargetMean),
        ("hashing", EncodingMethod.Hashing),
        ("none", EncodingMethod.None));
}
