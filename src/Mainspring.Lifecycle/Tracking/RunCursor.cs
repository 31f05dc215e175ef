using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>A place in an ordered list of runs. Runs that start later or are deleted do not move it.</summary>
/// <param name="StartedAt">When the last run of the page before started, in milliseconds since 1970.</param>
/// <param name="Number">That run's number in the order of creation, which decides between runs of the same millisecond.</param>
public sealed record RunCursor(long StartedAt, long Number)
{
    /// <summary>What that run is ordered by, one for each clause of the order.</summary>
    public ImmutableArray<RunSortValue> Values { get; init; } = [];

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RunCursor? cursor)
    {
        cursor = null;
        if (text is null || !Base64Url.IsValid(text))
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            JsonElement[] parts = [.. document.RootElement.EnumerateArray()];
            cursor = parts.Length < 2 ? null : new(parts[0].GetInt64(), parts[1].GetInt64()) { Values = [.. parts.Skip(2).Select(ReadValue)] };
        }
        catch (Exception unfit) when (unfit is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }

        return cursor is not null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            json.WriteNumberValue(StartedAt);
            json.WriteNumberValue(Number);
            foreach (RunSortValue value in Values)
            {
                Write(json, value);
            }

            json.WriteEndArray();
        }

        return Base64Url.EncodeToString(bytes.ToArray());
    }

    /// <inheritdoc/>
    public bool Equals(RunCursor? other) => other is not null && (StartedAt, Number) == (other.StartedAt, other.Number) && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StartedAt, Number, Values.Length);

    // Infinities have no number in JSON; their bits have.
    private static void Write(Utf8JsonWriter json, RunSortValue value)
    {
        switch (value)
        {
            case RunSortValue.Number number:
                json.WriteNumberValue(BitConverter.DoubleToInt64Bits(number.Value));
                break;
            case RunSortValue.Text text:
                json.WriteStringValue(text.Value);
                break;
            case RunSortValue.NotANumber:
                json.WriteBooleanValue(false);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static RunSortValue ReadValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when BitConverter.Int64BitsToDouble(value.GetInt64()) is var number && !double.IsNaN(number) => new RunSortValue.Number(number),
        JsonValueKind.String => new RunSortValue.Text(value.GetString()!),
        JsonValueKind.False => new RunSortValue.NotANumber(),
        JsonValueKind.Null => new RunSortValue.Missing(),
        _ => throw new FormatException(),
    };
}
