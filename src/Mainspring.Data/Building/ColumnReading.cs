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
    private ColumnType? _begun;

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

    /// <summary>How many values were missing for being blanks.</summary>
    public long Blanks { get; private set; }

    /// <summary>Whether the column turned out to be text after other values had been read of it.</summary>
    public bool MustBeReadAgain => Builder is InferringBuilder { MustBeText: true };

    /// <summary>Prepares for reading the column once more, as text.</summary>
    public void ReadAgain()
    {
        Builder = new TextBuilder(null, _maxLevels);
        Blanks = 0;
    }

    /// <summary>The type that was declared, or that the first of several typed files told.</summary>
    public ColumnType? Settled => _declared ?? _begun;

    /// <summary>Adds a field. The fault, if the value is not of the declared type; a missing value is added in its place.</summary>
    /// <param name="field">The text.</param>
    /// <param name="file">For the fault.</param>
    /// <param name="row">For the fault.</param>
    /// <param name="isText">Whether the file says that it is text, not a number, whatever it looks like.</param>
    public DataFault? Add(ReadOnlySpan<byte> field, string file, long row, bool isText = false)
    {
        if (_nulls.Contains(field))
        {
            Blanks += field.Length > 0 && FieldValue.Trim(field).IsEmpty ? 1 : 0;
            Builder.AddMissing();
            return null;
        }

        if (isText && Builder is InferringBuilder inferring)
        {
            inferring.AddText(field);
            return null;
        }

        if (Builder.TryAdd(field))
        {
            return null;
        }

        return Refuse(field, file, row);
    }

    /// <summary>Takes the type of a typed file, when none is declared and no value was read yet.</summary>
    /// <param name="stored">The type.</param>
    /// <param name="isCategory">Whether the file calls its texts categories.</param>
    /// <param name="rows">So many rows the file has.</param>
    public void Begin(ColumnType stored, bool isCategory, long rows)
    {
        if (Builder is InferringBuilder { Count: 0 })
        {
            _begun = stored;
            Builder = stored == ColumnType.Text ? new TextBuilder(isCategory ? ColumnType.Category : null, _maxLevels) : ColumnBuilder.Of(stored);
        }

        Builder.Reserve((int)Math.Min(Builder.Count + rows, Array.MaxLength));
    }

    /// <summary>Adds a value of a typed file, where no text stands for missing.</summary>
    public DataFault? AddVerbatim(ReadOnlySpan<byte> text, string file, long row) => Builder.TryAdd(text) ? null : Refuse(text, file, row);

    public Column Build() => Builder.Build(Name);

    private DataFault Refuse(ReadOnlySpan<byte> field, string file, long row)
    {
        Builder.AddMissing();
        return new(file, row, Name, FaultCodes.WrongType, $"'{Excerpt(field)}' is not {Noun(_declared)}; mend the value, list it in null_values, or declare another type.");
    }

    private static string Excerpt(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field[..Math.Min(40, field.Length)]) + (field.Length > 40 ? "…" : "");

    private static string Noun(ColumnType? type) => type switch
    {
        ColumnType.Boolean => "true or false",
        ColumnType.Integer => "a whole number",
        ColumnType.Timestamp => "a date such as 2026-11-21 or 2026-11-21T09:30:00Z",
        _ => "a number",
    };
}
