using System.Buffers;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mainspring.Storage.Relational.Backup;

/// <summary>
/// Writes a table as lines of JSON: first its name, its columns with their kinds and the last number that it gave; then each row as a list, in the
/// order of its key. Bytes are written as Base64, infinities as texts.
/// </summary>
internal sealed class TableWriter : IDisposable
{
    private const int FlushBytes = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(FlushBytes * 2);
    private readonly Utf8JsonWriter _json;
    private readonly Table _table;
    private readonly Stream _target;

    private TableWriter(Table table, Stream target)
    {
        _table = table;
        _target = target;
        _json = new(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>Writes the table as the session sees it.</summary>
    /// <returns>How many rows it has.</returns>
    public static long Write(Session session, Table table, Stream target)
    {
        using var writer = new TableWriter(table, target);
        writer.WriteHead(NumberedKeys.Read(session, table));
        SqlFragment order = table.Key.Count == 0 ? Sql.Fragment($"") : Sql.Fragment($"ORDER BY {Table.Names(table.Key)}");
        long rows = session.Stream($"SELECT {Table.Names(table.Columns.Select(column => column.Name))} FROM {Table.Names([table.Name])} {order}", writer.WriteRow);
        writer.Flush();
        return rows;
    }

    public void Dispose() => _json.Dispose();

    private void WriteHead(long? lastNumber)
    {
        _json.WriteStartObject();
        _json.WriteString("table"u8, _table.Name);
        _json.WriteStartObject("columns"u8);
        foreach (TableColumn column in _table.Columns)
        {
            _json.WriteString(column.Name, TableHead.WordOf(column.Kind));
        }

        _json.WriteEndObject();
        if (lastNumber is { } number)
        {
            _json.WriteNumber("last_number"u8, number);
        }

        _json.WriteEndObject();
        EndLine();
    }

    private void WriteRow(DbDataReader row)
    {
        _json.WriteStartArray();
        for (int i = 0; i < _table.Columns.Count; i++)
        {
            WriteValue(row, i, _table.Columns[i].Kind);
        }

        _json.WriteEndArray();
        EndLine();
    }

    private void WriteValue(DbDataReader row, int column, SqlKind kind)
    {
        if (row.IsDBNull(column))
        {
            _json.WriteNullValue();
            return;
        }

        switch (kind)
        {
            case SqlKind.Integer:
                _json.WriteNumberValue(row.GetInt64(column));
                break;
            case SqlKind.Real when row.GetDouble(column) is var number && double.IsFinite(number):
                _json.WriteNumberValue(number);
                break;
            case SqlKind.Real:
                _json.WriteStringValue(row.GetDouble(column) > 0 ? "Infinity" : "-Infinity");
                break;
            case SqlKind.Text:
                _json.WriteStringValue(row.GetString(column));
                break;
            default:
                _json.WriteBase64StringValue(row.GetFieldValue<byte[]>(column));
                break;
        }
    }

    private void EndLine()
    {
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FlushBytes)
        {
            Flush();
        }
    }

    private void Flush()
    {
        _target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
