using System.Globalization;
using System.Text;
using Mainspring.Data.Faults;

namespace Mainspring.Data.Csv;

/// <summary>The names of the columns of a delimited file, and the checks of its records against them.</summary>
public sealed class CsvHeader
{
    private CsvHeader(string file, string[] names)
    {
        File = file;
        Names = names;
    }

    /// <summary>The file as it was named.</summary>
    public string File { get; }

    /// <summary>The names in order, without surrounding blanks, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads the first record as names.</summary>
    /// <param name="reader">A reader before its first record.</param>
    /// <param name="dialect">Its dialect, which tells whether there is a header.</param>
    /// <param name="file">The file as it was named.</param>
    /// <exception cref="DataFormatException">The file is empty, or the first record holds no names, the same twice or a blank one: all of these at once.</exception>
    public static CsvHeader Read(CsvReader reader, CsvDialect dialect, string file)
    {
        if (!reader.ReadRecord())
        {
            throw new DataFormatException(new DataFault(file, 0, null, FaultCodes.EmptyFile, "the file is empty; it needs a line with the names of the columns, then the rows."));
        }

        var names = new string[reader.FieldCount];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Encoding.UTF8.GetString(reader.Field(i)).Trim();
        }

        var header = new CsvHeader(file, names);
        var faults = new FaultList();
        if (header.Fault(reader) is { } fault)
        {
            faults.Add(fault);
        }
        else if (!dialect.HasHeader)
        {
            faults.Add(new(file, reader.RowNumber, null, FaultCodes.NoHeader, $"the first line looks like data ({Excerpt(names)}); put a line with the names of the columns above it."));
        }
        else
        {
            CheckNames(header, reader.RowNumber, faults);
        }

        faults.ThrowIfAny();
        return header;
    }

    /// <summary>What is wrong with the reader's current record, or null.</summary>
    public DataFault? Fault(CsvReader reader)
    {
        if (reader.Problem != CsvProblem.None)
        {
            return Fault(reader.Problem, reader.RowNumber, ColumnName(reader.ProblemField), reader.ProblemField < reader.FieldCount ? reader.Field(reader.ProblemField) : default);
        }

        return reader.FieldCount == Names.Count
            ? null
            : new(File, reader.RowNumber, null, FaultCodes.RaggedRow, $"the row has {Count(reader.FieldCount, "field")} where the header has {Names.Count}; quote fields that hold the delimiter, and write every field, even if empty.");
    }

    /// <summary>The name of a column, or its position counted from 1 when it has none.</summary>
    public string ColumnName(int position) => position < Names.Count && Names[position].Length > 0 ? Names[position] : (position + 1).ToString(CultureInfo.InvariantCulture);

    private DataFault Fault(CsvProblem problem, long row, string column, ReadOnlySpan<byte> field) => problem switch
    {
        CsvProblem.NulByte => new(File, row, column, FaultCodes.NulByte, "the field holds a NUL byte; the file is damaged or not text."),
        CsvProblem.InvalidUtf8 => new(File, row, column, FaultCodes.WrongEncoding, $"the field holds bytes that are not UTF-8 ({Shown(field)}); save the file as UTF-8, or name its encoding, such as 'encoding: latin-1', in the data section of the project file."),
        CsvProblem.UnterminatedQuote => new(File, row, column, FaultCodes.UnterminatedQuote, "the field begins with a quote that is never closed; close it, or double quotes that belong to the value."),
        CsvProblem.TextAfterQuote => new(File, row, column, FaultCodes.TextAfterQuote, "text follows the closing quote; put the whole field into quotes, and double quotes that belong to the value."),
        _ => new(File, row, column, FaultCodes.RecordTooLong, $"the row is longer than {CsvReader.MaxRecordBytes / (1024 * 1024)} MB; a quote is probably not closed."),
    };

    private static void CheckNames(CsvHeader header, long row, FaultList faults)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < header.Names.Count; i++)
        {
            string name = header.Names[i];
            if (name.Length == 0)
            {
                faults.Add(new(header.File, row, header.ColumnName(i), FaultCodes.BlankHeader, $"the {Ordinal(i + 1)} column has no name; name it in the header."));
            }
            else if (!seen.TryAdd(name, i))
            {
                faults.Add(new(header.File, row, name, FaultCodes.DuplicateHeader, $"the name '{name}' stands for columns {seen[name] + 1} and {i + 1}; give each column a name of its own."));
            }
        }
    }

    /// <summary>The bytes around the first that is not ASCII, as text with the strange bytes in hexadecimal.</summary>
    private static string Shown(ReadOnlySpan<byte> field)
    {
        int strange = Math.Max(0, field.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E));
        var text = new StringBuilder();
        foreach (byte value in field[Math.Max(0, strange - 12)..Math.Min(field.Length, strange + 12)])
        {
            text.Append(value is >= 0x20 and <= 0x7E ? ((char)value).ToString() : $"\\x{value:X2}");
        }

        return text.ToString();
    }

    private static string Excerpt(string[] fields) => string.Join(", ", fields.Take(4)) + (fields.Length > 4 ? ", …" : "");

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Ordinal(int number) => number + (number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
