using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mainspring.Server.Serving.Payloads;

/// <summary>Writes the native body of a request: <c>{"records": […]}</c>.</summary>
internal sealed class RecordList : IDisposable
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public RecordList()
    {
        Json = new(_bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Json.WriteStartObject();
        Json.WriteStartArray("records");
    }

    /// <summary>Writes the records, each an object.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>How many were written.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a record.</summary>
    public void Begin()
    {
        Count++;
        Json.WriteStartObject();
    }

    /// <summary>Ends a record.</summary>
    public void End() => Json.WriteEndObject();

    /// <summary>Ends the list.</summary>
    /// <param name="beside">Writes what stands beside the records; null for nothing.</param>
    public ReadOnlyMemory<byte> Complete(Action<Utf8JsonWriter>? beside = null)
    {
        Json.WriteEndArray();
        beside?.Invoke(Json);
        Json.WriteEndObject();
        Json.Flush();
        return _bytes.WrittenMemory;
    }

    /// <inheritdoc/>
    public void Dispose() => Json.Dispose();
}
