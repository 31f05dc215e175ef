using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Mainspring.Lifecycle.Serving;

namespace Mainspring.Server.Serving;

/// <summary>
/// Reads the body of a request for predictions: one record, or <c>{"records": […], "key", "request_id", "explain"}</c>. Records go straight into
/// cells; every fault is noted, not only the first.
/// </summary>
internal static class PredictBody
{
    /// <summary>The most records of one request.</summary>
    public const int LargestCount = 10_000;

    /// <summary>The most bytes of a key or a request id.</summary>
    public const int LargestId = 200;

    /// <summary>Reads a body into a scratch.</summary>
    /// <exception cref="JsonException">It is no JSON in UTF-8.</exception>
    /// <exception cref="NoObjectException">It is JSON, but not an object.</exception>
    /// <exception cref="TooManyRecordsException">It has more than <see cref="LargestCount"/> records.</exception>
    public static void Read(ReadOnlySpan<byte> body, ServedModel model, PredictScratch scratch)
    {
        if (!Utf8.IsValid(body))
        {
            throw new JsonException("The body is not valid UTF-8.");
        }

        Utf8JsonReader reader = new(body, isFinalBlock: true, state: default);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new NoObjectException(reader.TokenType);
        }

        if (HoldsList(body))
        {
            scratch.IsList = true;
            ReadList(ref reader, model, scratch);
        }
        else
        {
            ReadRecord(ref reader, model, scratch, record: -1);
        }

        // Reads on to the end, so that text after the object is an error.
        reader.Read();
    }

    /// <summary>Whether a body that nobody has checked yet has a list of records under <c>records</c>; false when it is broken.</summary>
    public static bool HoldsListSafely(ReadOnlySpan<byte> body)
    {
        try
        {
            return HoldsList(body);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A body with a list of records under <c>records</c>. The first test is quick and lets nearly all single records pass by.</summary>
    private static bool HoldsList(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\"records\""u8) < 0)
        {
            return false;
        }

        Utf8JsonReader reader = new(body, isFinalBlock: true, state: default);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isRecords = reader.ValueTextEquals("records"u8);
            reader.Read();
            if (isRecords)
            {
                return reader.TokenType == JsonTokenType.StartArray;
            }

            reader.Skip();
        }

        return false;
    }

    private static void ReadRecord(ref Utf8JsonReader reader, ServedModel model, PredictScratch scratch, int record)
    {
        int start = (int)reader.TokenStartIndex;
        model.Rows.Read(ref reader, scratch.NextCells(model), scratch.Report, record);
        scratch.AddRow(start..(int)reader.BytesConsumed);
    }

    private static void ReadList(ref Utf8JsonReader reader, ServedModel model, PredictScratch scratch)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "records" when reader.TokenType == JsonTokenType.StartArray && scratch.Rows == 0:
                    ReadRecords(ref reader, model, scratch);
                    break;
                case "key":
                    scratch.Key = ReadText(ref reader, name, scratch);
                    break;
                case "request_id":
                    scratch.RequestId = ReadText(ref reader, name, scratch);
                    break;
                case "explain" when reader.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null:
                    scratch.Explain = reader.TokenType == JsonTokenType.True;
                    break;
                default:
                    scratch.Faults.Add(new("/" + Escape(name), FaultOf(name)));
                    reader.Skip();
                    break;
            }
        }
    }

    private static string FaultOf(string name) => name switch
    {
        "records" => "stands twice; give one list of records.",
        "explain" => "must be true or false.",
        _ => "is not known beside a list of records; known are records, key, request_id and explain.",
    };

    private static void ReadRecords(ref Utf8JsonReader reader, ServedModel model, PredictScratch scratch)
    {
        int index = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (index == LargestCount)
            {
                throw new TooManyRecordsException();
            }

            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadRecord(ref reader, model, scratch, index);
            }
            else
            {
                string pointer = string.Create(CultureInfo.InvariantCulture, $"/records/{index}");
                scratch.Faults.Add(new(pointer, "must be a record: a JSON object of column names and values."));
                reader.Skip();
            }
        }

        if (index == 0)
        {
            scratch.Faults.Add(new("/records", "is empty; give at least one record."));
        }
    }

    private static byte[] ReadText(ref Utf8JsonReader reader, string name, PredictScratch scratch)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return [];
        }

        byte[]? text = reader.TokenType switch
        {
            JsonTokenType.String => Encoding.UTF8.GetBytes(reader.GetString()!),
            JsonTokenType.Number => reader.ValueSpan.ToArray(),
            _ => null,
        };
        if (text is { Length: > 0 and <= LargestId } && !HoldsControl(text))
        {
            return text;
        }

        scratch.Faults.Add(new("/" + name, $"must be a text of 1 to {LargestId} bytes without control characters."));
        reader.Skip();
        return [];
    }

    /// <summary>Whether a text in UTF-8 has a character of U+0000–U+001F or U+007F–U+009F.</summary>
    public static bool HoldsControl(ReadOnlySpan<byte> text)
    {
        while (Rune.DecodeFromUtf8(text, out Rune rune, out int length) == OperationStatus.Done)
        {
            if (Rune.IsControl(rune))
            {
                return true;
            }

            text = text[length..];
        }

        return false;
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
