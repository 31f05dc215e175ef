using Mainspring.Data.Tables;
using Mainspring.Learning.Features;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Datasets;

/// <summary>What is declared of columns. What is declared is enforced, in training and in every prediction; the rest is inferred.</summary>
/// <param name="Columns">The declarations in the order of the file.</param>
public sealed record SchemaSection(IReadOnlyList<ColumnDeclaration> Columns)
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<SchemaSection> Section { get; } = new(
        "schema",
        new MapShape<ColumnDeclaration>(Column()).As(
            columns => new SchemaSection([.. columns.Select(c => c.Value with { Name = c.Key })]),
            section => [.. section.Columns.Select(c => KeyValuePair.Create(c.Name, c))]),
        new([]),
        "Types, ranges and units of columns, by name. Columns that are not named are inferred.");

    /// <summary>Declared types by column.</summary>
    public IReadOnlyDictionary<string, ColumnType> Types =>
        Columns.Where(c => c.Type is not null).ToDictionary(c => c.Name, c => c.Type!.Value);

    private static RecordShape<ColumnDeclaration> Column() => new RecordShape<ColumnDeclaration>(new() { Name = "" })
        .Value("type", Type(), c => c.Type, (c, v) => c with { Type = v }, "Type of the values.")
        .Value("min", new NumberShape(), c => c.Min, (c, v) => c with { Min = v }, "Least value allowed, included.")
        .Value("max", new NumberShape(), c => c.Max, (c, v) => c with { Max = v }, "Greatest value allowed, included.")
        .Field("values", new ListShape<string>(new TextShape()), c => c.Values.Count == 0 ? null : c.Values, (c, v) => c with { Values = v }, "The only values allowed.")
        .Field("unit", new TextShape(), c => c.Unit, (c, v) => c with { Unit = v }, "Unit, for people: months, USD.")
        .Value("required", new BooleanShape(), c => c.Required ? true : null, (c, v) => c with { Required = v }, "Whether every record must have a value. Default: false.")
        .Value("use", new BooleanShape(), c => c.Use ? null : false, (c, v) => c with { Use = v }, "Whether the model may read the column. Default: true.")
        .Value("sensitive", new BooleanShape(), c => c.Sensitive ? true : null, (c, v) => c with { Sensitive = v }, "Whether groups of people differ by it, who are to be treated alike: training then measures how they fare, whether the model reads the column or not. Default: false.")
        .Value("log", new ChoiceShape<ValueLogging>([.. ValueLoggingNames.All]), c => c.Log, (c, v) => c with { Log = v }, "What the prediction log keeps of the values: plain, hash (salted, so that equal values can be told to be equal) or drop. Default: hash where the column is sensitive, else plain.")
        .Short("type")
        .Later("nullable");

    private static ChoiceShape<ColumnType> Type() => new(
        ("bool", ColumnType.Boolean),
        ("int", ColumnType.Integer),
        ("float", ColumnType.Real),
        ("category", ColumnType.Category),
        ("text", ColumnType.Text),
        ("timestamp", ColumnType.Timestamp),
        ("boolean", ColumnType.Boolean),
        ("integer", ColumnType.Integer),
        ("real", ColumnType.Real),
        ("number", ColumnType.Real));
}
