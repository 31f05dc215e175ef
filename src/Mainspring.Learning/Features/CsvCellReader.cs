using Mainspring.Data.Csv;
using Mainspring.Data.Expressions;

namespace Mainspring.Learning.Features;

/// <summary>
/// Reads records of a delimited file into cells, by the very rules that requests are read by; compiled once for a header. Columns that the
/// model does not read are passed over. A record whose values are fine allocates nothing. Immutable and safe for several threads.
/// </summary>
public sealed class CsvCellReader
{
    private const int Absent = -1;

    private readonly CellParser[] _parsers;
    private readonly int[] _fields;
    private readonly Derivation? _derivation;

    /// <summary>Compiles the reader.</summary>
    /// <param name="schema">What the model reads.</param>
    /// <param name="header">The names of the file's columns, in order.</param>
    public CsvCellReader(InputSchema schema, IReadOnlyList<string> header)
    {
        _parsers = [.. schema.Columns.Select(column => new CellParser(column, schema.NullSpellings))];
        _fields = new int[_parsers.Length];
        var absent = new List<InputColumn>();
        for (int i = 0; i < _fields.Length; i++)
        {
            _fields[i] = Absent;
            for (int field = 0; field < header.Count && _fields[i] == Absent; field++)
            {
                _fields[i] = header[field] == schema.Columns[i].Name ? field : Absent;
            }

            if (_fields[i] == Absent)
            {
                absent.Add(schema.Columns[i]);
            }
        }

        AbsentColumns = absent;
        _derivation = schema.Derivation;
    }

    /// <summary>The columns of the schema that the file lacks: missing in every record.</summary>
    public IReadOnlyList<InputColumn> AbsentColumns { get; }

    /// <summary>Reads the current record. Every fault is noted, not only the first; a cell with a fault is missing.</summary>
    /// <param name="reader">At a record with as many fields as the header.</param>
    /// <param name="cells">Room for the cells of the schema.</param>
    /// <param name="report">Takes faults and unseen categories.</param>
    /// <param name="record">The number of the record, for the report.</param>
    public void Read(CsvReader reader, Span<double> cells, RowReport report, int record = -1)
    {
        CellParser[] parsers = _parsers;
        int[] fields = _fields;
        Span<double> own = cells[..parsers.Length];
        for (int i = 0; i < parsers.Length; i++)
        {
            CellParser parser = parsers[i];
            ReadOnlySpan<byte> text = fields[i] == Absent ? default : reader.Field(fields[i]);
            CellVerdict verdict = parser.Parse(text, out own[i]);
            if (verdict == CellVerdict.Unseen && !report.KeepsUnseen)
            {
                report.CountUnseen();
            }
            else if (verdict != CellVerdict.Fine)
            {
                own[i] = verdict == CellVerdict.Unseen ? own[i] : Cell.Missing;
                string value = CellFaults.TextOf(text);
                CellFaults.Add(report, record, parser, verdict, value, CellFaults.Quoted(value));
            }
        }

        if (_derivation is not null)
        {
            Derive(_derivation, reader, cells, report, record);
        }
    }

    private void Derive(Derivation derivation, CsvReader reader, Span<double> cells, RowReport report, int record)
    {
        ExpressionRow row = derivation.Begin();
        for (int i = 0; i < _fields.Length; i++)
        {
            if (derivation.ReadsText(i) && _fields[i] != Absent && reader.Field(_fields[i]) is var text && !_parsers[i].IsNull(text))
            {
                row.SetText(i, text);
            }
        }

        derivation.Complete(row, cells, report, record);
    }
}
