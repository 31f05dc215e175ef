using System.Buffers.Binary;

namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>
/// The bytes of a journal segment, format 1. All integers are little-endian; the text is in docs/prediction-journal.md.
/// </summary>
/// <remarks>
/// A segment is a head of 32 bytes and then frames without gaps. Each request that was answered is one frame, so that it is in the
/// journal whole or not at all. A frame carries its length at both ends and can be walked in either direction.
/// </remarks>
public static class JournalFormat
{
    /// <summary>The version this code writes.</summary>
    public const ushort Version = 1;

    /// <summary>The length of the head of a segment.</summary>
    public const int SegmentHeadBytes = 32;

    /// <summary>The length of the head of a frame.</summary>
    public const int FrameHeadBytes = 24;

    /// <summary>What a frame adds to its payload: head, and its own length again at the end.</summary>
    public const int FrameOverhead = FrameHeadBytes + sizeof(uint);

    /// <summary>The largest payload that a reader accepts as one.</summary>
    public const int LargestPayload = 256 << 20;

    /// <summary>The first four bytes of a frame: F5 50 4A FA. F5 and FA never occur in UTF-8.</summary>
    public static ReadOnlySpan<byte> FrameMagic => [0xF5, 0x50, 0x4A, 0xFA];

    private static ReadOnlySpan<byte> SegmentMagic => "MSPREDJ\n"u8;

    /// <summary>Writes the head of a segment: magic (8), version (2), node (2), zero (4), segment number (8), zero (4), CRC-32C of these (4).</summary>
    public static void WriteSegmentHead(Span<byte> head, int node, long segment)
    {
        head[..SegmentHeadBytes].Clear();
        SegmentMagic.CopyTo(head);
        BinaryPrimitives.WriteUInt16LittleEndian(head[8..], Version);
        BinaryPrimitives.WriteUInt16LittleEndian(head[10..], (ushort)node);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], segment);
        BinaryPrimitives.WriteUInt32LittleEndian(head[28..], Crc32C.Of(head[..28]));
    }

    /// <summary>Checks the head of a segment; null when it is good, else what is wrong with it.</summary>
    public static string? CheckSegmentHead(ReadOnlySpan<byte> head)
    {
        if (head.Length < SegmentHeadBytes)
        {
            return $"the head has {head.Length} bytes instead of {SegmentHeadBytes}";
        }

        if (!head[..8].SequenceEqual(SegmentMagic))
        {
            return "it does not begin as a prediction journal";
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(head[28..]) != Crc32C.Of(head[..28]))
        {
            return "the checksum of its head is wrong";
        }

        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
        return version == Version ? null : $"it is of format {version}; this version of Mainspring reads format {Version}";
    }

    /// <summary>Writes a frame's head and tail around a payload that already lies at <see cref="FrameHeadBytes"/>; the id is set by <see cref="Stamp"/>.</summary>
    public static void WriteFrame(Span<byte> frame, int payload)
    {
        FrameMagic.CopyTo(frame);
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], payload);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[16..], Crc32C.Of(frame.Slice(FrameHeadBytes, payload)));
        BinaryPrimitives.WriteInt32LittleEndian(frame[(FrameHeadBytes + payload)..], FrameOverhead + payload);
    }

    /// <summary>Sets the id of a frame's first prediction and seals the head: magic (4), payload length (4), id (8), CRC of the payload (4), CRC of the head (4).</summary>
    public static void Stamp(Span<byte> frame, long firstId)
    {
        BinaryPrimitives.WriteInt64LittleEndian(frame[8..], firstId);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[20..], Crc32C.Of(frame[..20]));
    }

    /// <summary>Reads a frame's head; false when it is none or damaged.</summary>
    public static bool TryReadHead(ReadOnlySpan<byte> head, out int payload, out long firstId)
    {
        payload = 0;
        firstId = 0;
        if (head.Length < FrameHeadBytes || !head[..4].SequenceEqual(FrameMagic)
            || BinaryPrimitives.ReadUInt32LittleEndian(head[20..]) != Crc32C.Of(head[..20]))
        {
            return false;
        }

        payload = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
        firstId = BinaryPrimitives.ReadInt64LittleEndian(head[8..]);
        return payload is >= 0 and <= LargestPayload;
    }

    /// <summary>True when a whole frame, whose head was read, has the payload and the tail that its head promises.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> frame)
    {
        int payload = frame.Length - FrameOverhead;
        return BinaryPrimitives.ReadUInt32LittleEndian(frame[16..]) == Crc32C.Of(frame.Slice(FrameHeadBytes, payload))
            && BinaryPrimitives.ReadInt32LittleEndian(frame[^4..]) == frame.Length;
    }
}
