using System.Text.Json;
using System.Text.Unicode;

namespace Mainspring.Server.Serving.Variants;

/// <summary>
/// Finds the key of a request in its body before the body is read for a model, because the key decides which model reads it. A body with faults has
/// no key: whoever reads it then names them.
/// </summary>
internal static class RequestKey
{
    /// <summary>The room that the longest key needs, all of its bytes escaped.</summary>
    public const int Room = 6 * PredictBody.LargestId;

    /// <summary>The text or number of a property that stands beside a list of records; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Beside(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name, Span<byte> room) => Find(body, name, room, out _);

    /// <summary>The value of a column of the first record; empty when there is none.</summary>
    public static ReadOnlySpan<byte> InFirstRecord(ReadOnlySpan<byte> body, bool isList, ReadOnlySpan<byte> column, Span<byte> room)
    {
        if (!isList)
        {
            return Find(body, column, room, out _);
        }

        Find(body, "records"u8, [], out long list);
        int record = list < 0 ? -1 : body[(int)list..].IndexOf((byte)'{');
        return record < 0 ? default : Find(body[((int)list + record)..], column, room, out _);
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, Span<byte> room, out long start)
    {
        start = -1;
        try
        {
            Utf8JsonReader reader = new(json, isFinalBlock: true, state: default);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isWanted = reader.ValueTextEquals(name);
                reader.Read();
                if (isWanted)
                {
                    start = reader.TokenStartIndex;
                    return Text(ref reader, room);
                }

                reader.Skip();
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // It is told when the records are read.
        }

        return default;
    }

    private static ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader, Span<byte> room)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number) || reader.ValueSpan.Length > room.Length || !Utf8.IsValid(reader.ValueSpan))
        {
            return default;
        }

        if (reader.TokenType == JsonTokenType.Number)
        {
            reader.ValueSpan.CopyTo(room);
            return room[..reader.ValueSpan.Length];
        }

        try
        {
            return room[..reader.CopyString(room)];
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair is no text.
            return default;
        }
    }
}
