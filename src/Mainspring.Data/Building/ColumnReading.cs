using System.Text;
using Mainspring.Data.Faults;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Building;

/// <summary>One column on its way from files into a table: its name, its builder, and what of it was at fault.</summary>
internal sealed class ColumnReading
{
    private readonly ColumnType? _declared;
    private readonly NullSpellings _nulls;
    private readonly int _maxLevels;

    public ColumnReading(string name, ReadOptions options)
    {
        Name = name;
        _declared = options.Columns.TryGetValue(name, out ColumnType type) ? type : null;
        _nulls = options.Nulls;
        _maxLevels = options.MaxCategoryLevels;
        Builder = _declared is { } declared ? ColumnBuilder.Of(declared) : new InferringBuilder(_maxLevels);
    }

    public string Name { get; }

    public ColumnBuilder Builder { get; private set; }

    /// <summary>Whether the column turned out to be text after other values had been read of it.</summary>
    public bool MustBeReadAgain => Builder is InferringBuilder { MustBeText: true };

    /// <summary>Prepares for reading the column once more, as text.</summary>
    public void ReadAgain() => Builder = new TextBuilder(null, _maxLevels);

    /// <summary>Adds a field. The fault, if the value is not of the declared type; a missing value is added in its place.</summary>
    public DataFault? Add(ReadOnlySpan<byte> field, string file, long row)
    {
        if (_nulls.Contains(field))
        {
            Builder.AddMissing();
            return null;
        }

        if (Builder.TryAdd(field))
        {
            return null;
        }

        Builder.AddMissing();
        return new(file, row, Name, FaultCodes.WrongType, $"'{Excerpt(field)}' is not {Noun(_declared)}; mend the value, list it in null_values, or declare another type.");
    }

    public Column Build() => Builder.Build(Name);

    private static string Excerpt(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field[..Math.Min(40, field.Length)]) + (field.Length > 40 ? "…" : "");

    private static string Noun(ColumnType? type) => type switch
    {
        ColumnType.Boolean => "true or false",
        ColumnType.Integer => "a whole number",
        ColumnType.Timestamp => "a date such as 2026-11-21 or 2026-11-21T09:30:00Z",
        _ => "a number",
    };
}
