using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Projects;

namespace Mainspring.Lifecycle.Datasets.Samples;

/// <summary>
/// What a sample must be to stand beside the rows of a project: its columns, their types, what is declared of them, and a target that can be learned. Immutable.
/// </summary>
public sealed class SampleRules
{
    private readonly TableSchema _schema;
    private readonly Dictionary<string, ColumnDeclaration> _declared;
    private readonly string _target;
    private readonly string[] _classes;

    private SampleRules(TableSchema schema, IEnumerable<ColumnDeclaration> declared, string target, string[] classes)
    {
        _schema = schema;
        _declared = declared.ToDictionary(declaration => declaration.Name, StringComparer.Ordinal);
        _target = target;
        _classes = classes;
    }

    /// <summary>The rules of a project, from its rows.</summary>
    /// <param name="project">The project.</param>
    /// <param name="table">The rows of its source.</param>
    /// <param name="target">The column to learn.</param>
    public static SampleRules Of(ProjectFile project, Table table, string target)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(table);
        return new(table.Schema, project.Section<SchemaSection>().Columns, target, table[target] is CategoryColumn category ? [.. category.Levels.Order(StringComparer.Ordinal)] : []);
    }

    /// <summary>
    /// The record that is kept: numbers, texts and truth values as the columns have them. Where classes are texts, a whole number as target stands for the class of that place in
    /// ordinal order, counted from 0.
    /// </summary>
    /// <param name="sample">The record as it was posted.</param>
    /// <param name="faults">Every fault; empty when the sample is sound.</param>
    public JsonObject Check(JsonObject sample, out IReadOnlyList<SampleFault> faults)
    {
        ArgumentNullException.ThrowIfNull(sample);
        List<SampleFault> found = [];
        JsonObject kept = [];
        foreach ((string name, JsonNode? value) in sample)
        {
            if (_schema.IndexOf(name) is not (>= 0 and int place))
            {
                found.Add(new(name, $"is no column of the data; there are {string.Join(", ", _schema.Columns.Select(column => column.Name))}."));
                continue;
            }

            JsonNode? settled = name == _target ? ClassOf(value) : value;
            if (settled is not null && FaultOf(_schema.Columns[place], settled) is { } fault)
            {
                found.Add(new(name, fault));
            }

            kept[name] = settled?.DeepClone();
        }

        if (kept[_target] is null)
        {
            found.Add(new(_target, "is missing; a sample says what came true."));
        }

        found.AddRange(_declared.Values.Where(column => column.Required && kept[column.Name] is null && column.Name != _target).Select(column => new SampleFault(column.Name, "is missing; the project requires it.")));
        faults = found;
        return kept;
    }

    private JsonNode? ClassOf(JsonNode? value) =>
        _classes.Length > 0 && value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue(out double place) && place >= 0 && place < _classes.Length && place == Math.Floor(place)
            ? JsonValue.Create(_classes[(int)place])
            : value;

    private string? FaultOf(ColumnSchema column, JsonNode value)
    {
        JsonValueKind kind = value.GetValueKind();
        string? wrongKind = column.Type switch
        {
            ColumnType.Integer or ColumnType.Real => kind == JsonValueKind.Number ? null : "must be a number.",
            ColumnType.Boolean => kind is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false.",
            _ => kind == JsonValueKind.String ? null : "must be a text.",
        };
        return column.Name == _target && _classes.Length > 0 && !_classes.Contains(value.ToString()) ? $"is none of the classes {string.Join(", ", _classes)}."
            : wrongKind ?? (_declared.TryGetValue(column.Name, out ColumnDeclaration? declared) ? Broken(declared, value, kind) : null);
    }

    private static string? Broken(ColumnDeclaration declared, JsonNode value, JsonValueKind kind)
    {
        if (declared.Values.Count > 0 && !declared.Values.Contains(value.ToString()))
        {
            return $"is none of the declared values {string.Join(", ", declared.Values)}.";
        }

        double number = kind == JsonValueKind.Number ? value.GetValue<double>() : double.NaN;
        return number < declared.Min ? string.Create(CultureInfo.InvariantCulture, $"is less than {declared.Min}, the least that is declared.")
            : number > declared.Max ? string.Create(CultureInfo.InvariantCulture, $"is more than {declared.Max}, the most that is declared.")
            : null;
    }
}
