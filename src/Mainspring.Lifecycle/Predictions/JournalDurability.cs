namespace Mainspring.Lifecycle.Predictions;

/// <summary>What has happened to a prediction's journal record when its answer is sent.</summary>
public enum JournalDurability
{
    /// <summary>
    /// The bytes were handed to the operating system: a crash or kill -9 of the process loses nothing; a power cut may lose
    /// the answers of the last <see cref="JournalOptions.FlushInterval"/> plus the time of one fsync.
    /// </summary>
    Write,

    /// <summary>The bytes were forced to the disk (fsync), one call for all answers that wait at that moment.</summary>
    Commit,
}
