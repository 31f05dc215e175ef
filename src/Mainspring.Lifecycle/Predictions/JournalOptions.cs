namespace Mainspring.Lifecycle.Predictions;

/// <summary>What an operator can set about the prediction journal.</summary>
public sealed record JournalOptions
{
    /// <summary>The folder of this node's segments. Created when missing. One process at a time may write to it.</summary>
    public required string Folder { get; init; }

    /// <summary>The number of this node, 0 to 31, part of every prediction id. Default 0.</summary>
    public int Node { get; init; }

    /// <summary>When an answer may be sent. Default <see cref="JournalDurability.Write"/>.</summary>
    public JournalDurability Durability { get; init; } = JournalDurability.Write;

    /// <summary>What happens while the journal cannot be written. Default <see cref="JournalFailurePolicy.Refuse"/>.</summary>
    public JournalFailurePolicy OnFailure { get; init; } = JournalFailurePolicy.Refuse;

    /// <summary>The longest time that written bytes wait for their fsync. Default 5 ms; zero means fsync without a pause in between.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>A segment that has reached this size is closed and the next one begun. Default 64 MiB, at least 4 KiB.</summary>
    public long SegmentBytes { get; init; } = 64L << 20;

    /// <summary>How many of the latest requests that carried an id are recognised when they are repeated. Default 65,536.</summary>
    public int RecentRequests { get; init; } = 65_536;

    /// <summary>Throws when a value is out of its range.</summary>
    /// <exception cref="ArgumentException">Names the value and the range.</exception>
    public void Validate()
    {
        if (Node is < 0 or >= PredictionIdSource.NodeLimit)
        {
            throw new ArgumentException($"The node is {Node}; it must be between 0 and {PredictionIdSource.NodeLimit - 1}.");
        }

        if (FlushInterval < TimeSpan.Zero || FlushInterval > TimeSpan.FromMinutes(1))
        {
            throw new ArgumentException($"The flush interval is {FlushInterval}; it must be between zero and one minute.");
        }

        if (SegmentBytes < 4096)
        {
            throw new ArgumentException($"A segment of {SegmentBytes} bytes is too small; write at least 4096.");
        }

        if (RecentRequests < 1)
        {
            throw new ArgumentException($"The number of recent requests is {RecentRequests}; it must be at least 1.");
        }
    }
}
