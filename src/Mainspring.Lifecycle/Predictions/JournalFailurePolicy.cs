namespace Mainspring.Lifecycle.Predictions;

/// <summary>What serving does while the journal cannot be written: disk full, input/output error.</summary>
public enum JournalFailurePolicy
{
    /// <summary>Predictions are refused (503) until the journal can be written again.</summary>
    Refuse,

    /// <summary>Predictions are answered and counted as not logged.</summary>
    Serve,
}
