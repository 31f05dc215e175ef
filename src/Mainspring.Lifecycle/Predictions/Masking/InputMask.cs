using System.Buffers;
using System.Text;
using System.Text.Json;
using Mainspring.Learning.Features;

namespace Mainspring.Lifecycle.Predictions.Masking;

/// <summary>
/// Keeps the values of sensitive columns out of the prediction log: hashed where equal ones shall stay recognisable, else left out. Missing values stay missing. Immutable and
/// thread-safe.
/// </summary>
public sealed class InputMask
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _room;

    private readonly MaskedColumn[] _columns;
    private readonly byte[] _salt;

    private InputMask(MaskedColumn[] columns, byte[] salt) => (_columns, _salt) = (columns, salt);

    /// <summary>The mask of the columns that models read; null when the log may have all of their values.</summary>
    /// <param name="columns">The columns; of several by one name the strictest counts.</param>
    /// <param name="salt">The secret of the endpoint. Without one nothing can be hashed safely, and values are left out.</param>
    public static InputMask? Of(IEnumerable<InputColumn> columns, string salt)
    {
        MaskedColumn[] masked = [.. columns.Where(column => column.Logging != ValueLogging.Plain).GroupBy(column => column.Name, StringComparer.Ordinal).Select(marks => MaskedColumn.Of(marks, salt.Length > 0))];
        return masked.Length == 0 ? null : new(masked, Encoding.UTF8.GetBytes(salt));
    }

    /// <summary>The columns whose values are kept out of the log.</summary>
    public IEnumerable<string> Columns => _columns.Select(column => column.Name);

    /// <summary>Whether the values of a column are kept out of the log.</summary>
    public bool Hides(string column) => Find(column) is not null;

    /// <summary>What the log may have of a value; null for nothing.</summary>
    /// <param name="column">The column; one that is not masked keeps its value.</param>
    /// <param name="value">The value as a text.</param>
    public string? TextOf(string column, string value) => Find(column) switch
    {
        null => value,
        { IsDropped: true } => null,
        var masked => ValueHash.Of(_salt, masked, Encoding.UTF8.GetBytes(value)),
    };

    /// <summary>A record as the log may have it.</summary>
    /// <param name="record">A JSON object that was read without a fault.</param>
    /// <returns>The object without what must not be kept. Good until the next call on this thread.</returns>
    public ReadOnlySpan<byte> Apply(ReadOnlySpan<byte> record)
    {
        ArrayBufferWriter<byte> room = _room ??= new(1024);
        room.ResetWrittenCount();
        room.Write("{"u8);
        Utf8JsonReader reader = new(record);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex;
            MaskedColumn? masked = Find(ref reader);
            int name = (int)reader.BytesConsumed;
            reader.Read();
            bool isPlain = masked is null || reader.TokenType == JsonTokenType.Null;
            string? hash = isPlain || masked!.IsDropped ? null : ValueHash.Of(_salt, masked, ValueOf(ref reader));
            reader.Skip();
            if (isPlain || hash is not null)
            {
                room.Write(room.WrittenCount > 1 ? ","u8 : default);
                room.Write(record[start..(isPlain ? (int)reader.BytesConsumed : name)]);
                room.Write(isPlain ? default : Encoding.ASCII.GetBytes($"\"{hash}\""));
            }
        }

        room.Write("}"u8);
        return room.WrittenSpan;
    }

    private static ReadOnlySpan<byte> ValueOf(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;

    private MaskedColumn? Find(string column) => Array.Find(_columns, masked => masked.Name == column);

    private MaskedColumn? Find(ref Utf8JsonReader reader)
    {
        foreach (MaskedColumn masked in _columns)
        {
            if (reader.ValueTextEquals(masked.Utf8))
            {
                return masked;
            }
        }

        return null;
    }
}
