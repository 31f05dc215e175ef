using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Mainspring.Lifecycle.Audit;

/// <summary>
/// How entries hang together. The hash of an entry is the SHA-256 of its canonical JSON, which holds the hash of the entry before; so whoever
/// changes, removes or inserts an entry would have to make all later ones anew.
/// </summary>
public static class AuditChain
{
    /// <summary>What stands for the entry before the first one.</summary>
    public static string Root { get; } = new('0', 64);

    /// <summary>The entry of an event after the last one that there is.</summary>
    public static AuditEntry Append(AuditEntry? last, AuditEvent happened, DateTimeOffset at)
    {
        var entry = new AuditEntry((last?.Sequence ?? 0) + 1, DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), happened, last?.Hash ?? Root, "");
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>Whether an entry follows another unchanged.</summary>
    public static bool Follows(AuditEntry? last, AuditEntry entry) =>
        entry.Sequence == (last?.Sequence ?? 0) + 1 && entry.Previous == (last?.Hash ?? Root) && entry.Hash == HashOf(entry);

    /// <summary>
    /// The entry as one line of JSON: its members in this order, without white space, those without a value left out, instants in milliseconds
    /// since 1970, and at the end, outside of what is hashed, the hash itself.
    /// </summary>
    public static string ToLine(AuditEntry entry) => Encoding.UTF8.GetString(Canonical(entry, withHash: true));

    private static string HashOf(AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData(Canonical(entry, withHash: false)));

    private static ReadOnlySpan<byte> Canonical(AuditEntry entry, bool withHash)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", entry.Sequence);
            json.WriteNumber("at", entry.At.ToUnixTimeMilliseconds());
            json.WriteString("action", entry.Event.Action);
            json.WriteString("actor", entry.Event.Actor);
            Write(json, "key_id", entry.Event.KeyId);
            Write(json, "address", entry.Event.Address);
            Write(json, "object", entry.Event.Object);
            Write(json, "before", entry.Event.Before);
            Write(json, "after", entry.Event.After);
            Write(json, "request_id", entry.Event.RequestId);
            json.WriteString("previous", entry.Previous);
            Write(json, "hash", withHash ? entry.Hash : null);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
