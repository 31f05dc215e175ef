namespace Mainspring.Lifecycle.Predictions.Journal;

/// <summary>One good frame in a reader's buffer; valid until the reader moves on.</summary>
public readonly ref struct JournalFrame
{
    internal JournalFrame(long offset, long firstId, ReadOnlySpan<byte> payload)
    {
        Offset = offset;
        FirstId = firstId;
        Payload = payload;
    }

    /// <summary>Where the frame begins in its segment.</summary>
    public long Offset { get; }

    /// <summary>The id of the frame's first prediction.</summary>
    public long FirstId { get; }

    /// <summary>The encoded request.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>The offset after the frame's last byte.</summary>
    public long End => Offset + JournalFormat.FrameOverhead + Payload.Length;
}
