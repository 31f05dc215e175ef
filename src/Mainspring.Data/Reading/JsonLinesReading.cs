using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Mainspring.Data.Building;
using Mainspring.Data.Csv;
using Mainspring.Data.Faults;

namespace Mainspring.Data.Reading;

/// <summary>Reads one JSON object a line, or an array of objects, which is held in memory whole. Keys that a line lacks are missing values; nested values are read as their JSON text.</summary>
internal sealed class JsonLinesReading(IReadOnlyList<string> files, ReadOptions options, CancellationToken cancellation) : FileReading(files, options, cancellation)
{
    private const int LongestStart = 64;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 64 };

    private readonly Dictionary<string, ColumnReading> _byName = new(StringComparer.Ordinal);
    private int _rowsBefore;

    /// <summary>The column that the next key names when the keys stand in the order of the columns.</summary>
    private int _next;

    protected override long Read(string path, Func<ColumnReading, bool> isWanted)
    {
        if (Columns is null)
        {
            Targets(path, [], isWanted: _ => true, checkDeclared: false);
        }
        else if (path == Files[0])
        {
            _rowsBefore = 0;
        }

        int first = _rowsBefore;
        using Stream text = TextEncodings.ToUtf8(Gzip.Unpack(File.OpenRead(path)), Options.Csv.Encoding ?? TextEncoding.Utf8);
        byte[] start = Gzip.ReadStart(text, LongestStart);
        var whole = new ConcatenatedStream(new MemoryStream(start), text);
        if (WithoutMark(start).TrimStart(" \t\r\n"u8).StartsWith("["u8))
        {
            ReadArray(whole, path, isWanted);
            return _rowsBefore - first;
        }

        using var lines = new LineReader(whole);
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if ((lines.Number & 0xFFF) == 0)
            {
                Cancellation.ThrowIfCancellationRequested();
            }

            line = lines.Number == 1 ? WithoutMark(line) : line;
            if (!line.Trim(" \t"u8).IsEmpty)
            {
                ReadLine(line, path, lines.Number, isWanted);
            }
        }

        return _rowsBefore - first;
    }

    /// <inheritdoc/>
    protected override void Complete(string path) => CheckDeclared(path, [.. _byName.Keys]);

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> text) => text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? text[3..] : text;

    private void ReadArray(Stream text, string path, Func<ColumnReading, bool> isWanted)
    {
        using var bytes = new MemoryStream();
        text.CopyTo(bytes);
        ReadOnlySpan<byte> array = WithoutMark(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        int row = 0;
        try
        {
            var json = new Utf8JsonReader(array, ReaderOptions);
            json.Read();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                int start = (int)json.TokenStartIndex;
                json.Skip();
                if ((++row & 0xFFF) == 0)
                {
                    Cancellation.ThrowIfCancellationRequested();
                }

                ReadLine(array[start..(int)json.BytesConsumed], path, row, isWanted);
            }

            json.Read();
        }
        catch (JsonException broken)
        {
            Faults.Add(new(path, row + 1, null, FaultCodes.WrongFormat, $"the array cannot be read from line {broken.LineNumber + 1} on; write one JSON object a line, or an array of objects."));
        }
    }

    private void ReadLine(ReadOnlySpan<byte> line, string path, long row, Func<ColumnReading, bool> isWanted)
    {
        try
        {
            var json = new Utf8JsonReader(line, ReaderOptions);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                Faults.Add(new(path, row, null, FaultCodes.WrongFormat, $"the line begins with {Named(json.TokenType)}; write one JSON object a line, such as {{\"tenure\": 1}}."));
                return;
            }

            _next = 0;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                ReadProperty(ref json, line, path, row, isWanted);
            }

            json.Read();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            string reason = wrong is JsonException { BytePositionInLine: { } at } ? $"it is no JSON from byte {at + 1} on" : "it holds bytes that are not UTF-8";
            Faults.Add(new(path, row, null, wrong is JsonException ? FaultCodes.WrongFormat : FaultCodes.WrongEncoding, $"the line cannot be read: {reason}; write one JSON object a line in UTF-8."));
        }

        EndRow(isWanted);
    }

    private void ReadProperty(ref Utf8JsonReader json, ReadOnlySpan<byte> line, string path, long row, Func<ColumnReading, bool> isWanted)
    {
        ColumnReading column = NextColumn(ref json);
        json.Read();
        int start = (int)json.TokenStartIndex;
        json.Skip();
        if (!isWanted(column))
        {
            return;
        }

        if (column.Builder.Count > _rowsBefore)
        {
            Faults.Add(new(path, row, column.Name, FaultCodes.DuplicateHeader, $"the key '{column.Name}' stands twice; write it once."));
            return;
        }

        DataFault? fault = null;
        if (json.TokenType == JsonTokenType.String)
        {
            ReadOnlySpan<byte> text = json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan;
            fault = Utf8.IsValid(text)
                ? column.Add(text, path, row, isText: true)
                : new(path, row, column.Name, FaultCodes.WrongEncoding, "the value holds bytes that are not UTF-8; save the file as UTF-8, or name its encoding in the data section of the project file.");
        }
        else if (json.TokenType == JsonTokenType.Null)
        {
            column.Builder.AddMissing();
        }
        else
        {
            fault = column.Add(line[start..(int)json.BytesConsumed], path, row, isText: json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray);
        }

        if (fault is not null)
        {
            Faults.Add(fault);
        }
    }

    /// <summary>The column that a key names; mostly the one after the last.</summary>
    private ColumnReading NextColumn(ref Utf8JsonReader json)
    {
        if (_next < Columns!.Count && json.ValueTextEquals(Columns[_next].Name))
        {
            return Columns[_next++];
        }

        ColumnReading column = Column(json.GetString()!);
        _next = Columns.IndexOf(column) + 1;
        return column;
    }

    private ColumnReading Column(string name)
    {
        if (!_byName.TryGetValue(name, out ColumnReading? column))
        {
            column = new(name, Options);
            column.Builder.AddMissing(_rowsBefore);
            _byName.Add(name, column);
            Columns!.Add(column);
        }

        return column;
    }

    private void EndRow(Func<ColumnReading, bool> isWanted)
    {
        _rowsBefore++;
        foreach (ColumnReading column in Columns!)
        {
            if (column.Builder.Count < _rowsBefore && isWanted(column))
            {
                column.Builder.AddMissing();
            }
        }
    }

    private static string Named(JsonTokenType token) => token switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        _ => "a bare word",
    };
}
