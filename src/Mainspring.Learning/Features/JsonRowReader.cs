using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Mainspring.Data.Expressions;
using Mainspring.Data.Faults;
using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>
/// Reads JSON records straight into cells, checked against the schema; compiled once for a model. A record whose values are fine allocates
/// nothing. Missing columns and null are missing values, as are texts that mean missing (blank, <c>NA</c>). A number must be a JSON number and a
/// text a JSON string; a boolean may also be 0 or 1, and a category whose levels are all numbers may be given as one, as may free text. Columns of
/// the training file that the model does not read are passed over. Immutable and safe for several threads.
/// </summary>
public sealed class JsonRowReader
{
    private const int StackBytes = 256;

    private readonly CellParser[] _parsers;
    private readonly Utf8Index _names;
    private readonly Utf8Index _ignored;
    private readonly int[] _required;
    private readonly Derivation? _derivation;

    /// <summary>Compiles the reader.</summary>
    public JsonRowReader(InputSchema schema)
    {
        Schema = schema;
        _parsers = [.. schema.Columns.Select(column => new CellParser(column, schema.NullSpellings))];
        _names = new([.. schema.Columns.Select(column => column.Name)]);
        _ignored = new(schema.Ignored);
        _derivation = schema.Derivation;
        _required = [.. Enumerable.Range(0, _parsers.Length).Where(i => schema.Columns[i].Required)];
    }

    /// <summary>The schema that records are checked against.</summary>
    public InputSchema Schema { get; }

    /// <summary>Reads one record. Every fault is noted, not only the first; a cell with a fault is missing.</summary>
    /// <param name="reader">At the start of the object; left at its end. It must hold the whole object.</param>
    /// <param name="cells">Room for the cells of the schema.</param>
    /// <param name="report">Takes faults and unseen categories.</param>
    /// <param name="record">The position among the records of the request, or -1 for a record that stands alone.</param>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="ArgumentException">The reader is not at the start of an object.</exception>
    public void Read(ref Utf8JsonReader reader, Span<double> cells, RowReport report, int record = -1)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ArgumentException($"A record is a JSON object; the reader is at a {reader.TokenType}.", nameof(reader));
        }

        try
        {
            ReadObject(ref reader, cells, report, record);
        }
        catch (InvalidOperationException invalid)
        {
            // The reader's way to say that a string is no Unicode.
            throw new JsonException("The record holds text that is not valid Unicode.", invalid);
        }
    }

    [SkipLocalsInit]
    private void ReadObject(ref Utf8JsonReader reader, Span<double> cells, RowReport report, int record)
    {
        CellParser[] parsers = _parsers;
        ExpressionRow? row = _derivation?.Begin();
        cells[..parsers.Length].Fill(Cell.Missing);
        int words = (parsers.Length + 63) / 64;
        Span<ulong> seen = words <= StackBytes / sizeof(ulong) ? stackalloc ulong[StackBytes / sizeof(ulong)] : new ulong[words];
        seen = seen[..words];
        seen.Clear();
        int expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int column = Find(ref reader, expected);
            if (column < 0)
            {
                PassOver(ref reader, report, record);
                continue;
            }

            expected = column + 1;
            if ((seen[column >> 6] & (1UL << column)) != 0)
            {
                report.Add(new RowFault(record, parsers[column].Column.Name, "stands twice in the record; give it once."));
            }

            seen[column >> 6] |= 1UL << column;
            reader.Read();
            CellVerdict verdict = ReadValue(ref reader, parsers[column], out cells[column]);
            if (row is not null && _derivation!.ReadsText(column))
            {
                KeepText(ref reader, parsers[column], row, column);
            }

            if (verdict != CellVerdict.Fine)
            {
                cells[column] = verdict == CellVerdict.Unseen ? cells[column] : Cell.Missing;
                Note(ref reader, report, record, parsers[column], verdict);
            }
        }

        foreach (int column in _required)
        {
            if ((seen[column >> 6] & (1UL << column)) == 0)
            {
                CellFaults.Add(report, record, parsers[column], CellVerdict.RequiredMissing, null, "");
            }
        }

        if (row is not null)
        {
            _derivation!.Complete(row, cells, report, record);
        }
    }

    /// <summary>Keeps the text of a value for expressions; a number counts as it is written.</summary>
    [SkipLocalsInit]
    private static void KeepText(ref Utf8JsonReader reader, CellParser parser, ExpressionRow row, int column)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            return;
        }

        bool isWhole = !reader.HasValueSequence && !reader.ValueIsEscaped;
        int length = ValueLength(ref reader);
        Span<byte> copy = isWhole || length <= StackBytes ? stackalloc byte[StackBytes] : new byte[length];
        scoped ReadOnlySpan<byte> text = reader.ValueSpan;
        if (!isWhole && reader.TokenType == JsonTokenType.String)
        {
            text = copy[..reader.CopyString(copy)];
        }
        else if (!isWhole)
        {
            reader.ValueSequence.CopyTo(copy);
            text = copy[..length];
        }

        if (!parser.IsNull(text))
        {
            row.SetText(column, text);
        }
    }

    private int Find(ref Utf8JsonReader reader, int expected)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped)
        {
            byte[] copy = new byte[ValueLength(ref reader)];
            return _names.Find(copy.AsSpan(0, reader.CopyString(copy)));
        }

        ReadOnlySpan<byte> name = reader.ValueSpan;
        return expected < _parsers.Length && name.SequenceEqual(_names[expected]) ? expected : _names.Find(name);
    }

    private static CellVerdict ReadValue(ref Utf8JsonReader reader, CellParser parser, out double cell)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when parser.Type is not ColumnType.Timestamp:
                return ReadNumber(ref reader, parser, out cell);
            case JsonTokenType.String:
                return reader.HasValueSequence || reader.ValueIsEscaped ? ReadCopiedText(ref reader, parser, out cell) : ReadText(reader.ValueSpan, parser, out cell);
            case JsonTokenType.True or JsonTokenType.False when parser.Type == ColumnType.Boolean:
                cell = reader.TokenType == JsonTokenType.True ? 1 : 0;
                return parser.Check(cell);
            case JsonTokenType.Null:
                cell = Cell.Missing;
                return parser.OnMissing;
            default:
                cell = Cell.Missing;
                return CellVerdict.WrongType;
        }
    }

    private static CellVerdict ReadNumber(ref Utf8JsonReader reader, CellParser parser, out double cell)
    {
        ReadOnlySpan<byte> text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        switch (parser.Type)
        {
            case ColumnType.Integer or ColumnType.Real:
                return parser.Parse(text, out cell);
            case ColumnType.Boolean when text.Length == 1 && text[0] is (byte)'0' or (byte)'1':
                cell = text[0] - '0';
                return parser.Check(cell);
            case ColumnType.Category or ColumnType.Text when parser.TakesNumbersAsText:
                return parser.Parse(text, out cell);
            default:
                cell = Cell.Missing;
                return CellVerdict.WrongType;
        }
    }

    private static CellVerdict ReadText(ReadOnlySpan<byte> text, CellParser parser, out double cell)
    {
        if (parser.Type is ColumnType.Category or ColumnType.Text or ColumnType.Timestamp)
        {
            return parser.Parse(text, out cell);
        }

        cell = Cell.Missing;
        return parser.IsNull(text) ? parser.OnMissing : CellVerdict.WrongType;
    }

    [SkipLocalsInit]
    private static CellVerdict ReadCopiedText(ref Utf8JsonReader reader, CellParser parser, out double cell)
    {
        int length = ValueLength(ref reader);
        Span<byte> copy = length <= StackBytes ? stackalloc byte[StackBytes] : new byte[length];
        int used = reader.CopyString(copy);
        return ReadText(copy[..used], parser, out cell);
    }

    private static int ValueLength(ref Utf8JsonReader reader) => reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;

    /// <summary>Skips a property that is no input: known columns in silence, others with a fault.</summary>
    private void PassOver(ref Utf8JsonReader reader, RowReport report, int record)
    {
        string name = reader.GetString()!;
        if (_ignored.Find(Encoding.UTF8.GetBytes(name)) < 0)
        {
            report.Add(new RowFault(record, name, $"is not a column of the model{Spelling.DidYouMean(name, Schema.Columns.Select(column => column.Name))}."));
        }

        reader.Skip();
    }

    private static void Note(ref Utf8JsonReader reader, RowReport report, int record, CellParser parser, CellVerdict verdict)
    {
        string? value = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => CellFaults.TextOf(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
            _ => null,
        };
        string found = reader.TokenType switch
        {
            JsonTokenType.String => CellFaults.Quoted(value!),
            JsonTokenType.Number => value!,
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.Null => "null",
            JsonTokenType.StartArray => "a list",
            _ => "an object",
        };
        CellFaults.Add(report, record, parser, verdict, value, found);
        reader.Skip();
    }
}
