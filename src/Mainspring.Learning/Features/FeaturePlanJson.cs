using System.Text.Json;
using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>
/// A plan as JSON: <c>{inputs: [{name, type, …, encoder: {kind, …}}], derived: [{name, type, …, expression, encoder}], expression_language,
/// dropped: [{name, reason}], null_spellings: […]}</c>. Properties without a value are left out. What is read is checked, so that no bytes can lead encoding astray.
/// </summary>
internal static class FeaturePlanJson
{
    public static void Write(Utf8JsonWriter writer, FeaturePlan plan)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("inputs");
        for (int i = 0; i < plan.Inputs.Columns.Count; i++)
        {
            writer.WriteStartObject();
            WriteCell(writer, plan, i);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteDerived(writer, plan);
        writer.WriteStartArray("dropped");
        foreach (DroppedColumn dropped in plan.Dropped)
        {
            writer.WriteStartObject();
            writer.WriteString("name", dropped.Name);
            writer.WriteString("reason", dropped.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteTexts(writer, "null_spellings", plan.Inputs.NullSpellings);
        writer.WriteEndObject();
    }

    /// <exception cref="FormatException">The plan is malformed.</exception>
    /// <exception cref="KeyNotFoundException">A property is absent.</exception>
    public static FeaturePlan Read(JsonElement json)
    {
        var columns = new List<InputColumn>();
        var encoders = new List<ColumnEncoder>();
        foreach (JsonElement input in json.GetProperty("inputs").EnumerateArray())
        {
            InputColumn column = ReadColumn(input);
            columns.Add(column);
            encoders.Add(ColumnEncoderJson.Read(input.GetProperty("encoder"), column));
        }

        DerivedColumn[] derived = json.TryGetProperty("derived", out JsonElement all) ? ReadDerived(json, all, encoders) : [];
        DroppedColumn[] dropped = [.. json.GetProperty("dropped").EnumerateArray().Select(d => new DroppedColumn(Text(d, "name"), Text(d, "reason")))];
        try
        {
            return new(new(columns, [.. dropped.Select(d => d.Name)], Texts(json, "null_spellings"), derived), [.. encoders], dropped);
        }
        catch (ExpressionException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    private static DerivedColumn[] ReadDerived(JsonElement json, JsonElement derived, List<ColumnEncoder> encoders)
    {
        if (json.GetProperty("expression_language").GetInt32() is var language and not Expression.LanguageVersion)
        {
            throw new FormatException($"Its expressions are of version {language} of the language, and this program knows {Expression.LanguageVersion}.");
        }

        var columns = new List<DerivedColumn>();
        foreach (JsonElement one in derived.EnumerateArray())
        {
            InputColumn column = ReadColumn(one);
            try
            {
                columns.Add(new(column, Expression.Parse(Text(one, "expression")), OptionalText(one, "reason")));
            }
            catch (ExpressionException wrong)
            {
                throw new FormatException($"The derived column '{column.Name}' cannot be computed: {wrong.Message}", wrong);
            }

            encoders.Add(ColumnEncoderJson.Read(one.GetProperty("encoder"), column));
        }

        return [.. columns];
    }

    private static void WriteDerived(Utf8JsonWriter writer, FeaturePlan plan)
    {
        if (plan.Inputs.Derived.Count == 0)
        {
            return;
        }

        writer.WriteNumber("expression_language", Expression.LanguageVersion);
        writer.WriteStartArray("derived");
        for (int i = 0; i < plan.Inputs.Derived.Count; i++)
        {
            writer.WriteStartObject();
            WriteCell(writer, plan, plan.Inputs.Columns.Count + i);
            writer.WriteString("expression", plan.Inputs.Derived[i].Expression.Text);
            WriteText(writer, "reason", plan.Inputs.Derived[i].Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCell(Utf8JsonWriter writer, FeaturePlan plan, int cell)
    {
        WriteColumn(writer, plan.Inputs.Cells[cell]);
        writer.WritePropertyName("encoder");
        ColumnEncoderJson.Write(writer, plan.Encoders[cell]);
    }

    public static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteColumn(Utf8JsonWriter writer, InputColumn column)
    {
        writer.WriteString("name", column.Name);
        writer.WriteString("type", ColumnTypeNames.Of(column.Type));
        WriteText(writer, "declared_type", column.DeclaredType is { } declared ? ColumnTypeNames.Of(declared) : null);
        if (column.Type == ColumnType.Category)
        {
            WriteTexts(writer, "levels", column.Levels);
        }

        if (column.Required)
        {
            writer.WriteBoolean("required", true);
        }

        if (column.HadMissing)
        {
            writer.WriteBoolean("had_missing", true);
        }

        WriteNumber(writer, "declared_min", column.DeclaredMin);
        WriteNumber(writer, "declared_max", column.DeclaredMax);
        if (column.DeclaredValues.Count > 0)
        {
            WriteTexts(writer, "declared_values", column.DeclaredValues);
        }

        WriteText(writer, "unit", column.Unit);
        WriteText(writer, "log", column.Logging == ValueLogging.Plain ? null : ValueLoggingNames.Of(column.Logging));
        WriteNumber(writer, "min", column.Min);
        WriteNumber(writer, "max", column.Max);
        WriteNumber(writer, "median", column.Median);
        WriteText(writer, "mode", column.Mode);
    }

    private static InputColumn ReadColumn(JsonElement json) => new()
    {
        Name = Text(json, "name"),
        Type = ColumnTypeNames.Parse(Text(json, "type")),
        DeclaredType = OptionalText(json, "declared_type") is { } declared ? ColumnTypeNames.Parse(declared) : null,
        Levels = Texts(json, "levels"),
        Required = json.TryGetProperty("required", out JsonElement required) && required.GetBoolean(),
        HadMissing = json.TryGetProperty("had_missing", out JsonElement hadMissing) && hadMissing.GetBoolean(),
        DeclaredMin = Number(json, "declared_min"),
        DeclaredMax = Number(json, "declared_max"),
        DeclaredValues = Texts(json, "declared_values"),
        Unit = OptionalText(json, "unit"),
        Logging = OptionalText(json, "log") is { } log ? ValueLoggingNames.Parse(log) : ValueLogging.Plain,
        Min = Number(json, "min"),
        Max = Number(json, "max"),
        Median = Number(json, "median"),
        Mode = OptionalText(json, "mode"),
    };

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static string? OptionalText(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static double? Number(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;

    private static string[] Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? [.. value.EnumerateArray().Select(text => text.GetString() ?? throw new FormatException($"'{name}' holds a null."))] : [];
}
