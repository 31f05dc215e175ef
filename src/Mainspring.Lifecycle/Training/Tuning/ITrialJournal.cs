namespace Mainspring.Lifecycle.Training.Tuning;

/// <summary>Keeps what trials came to while a search goes on, so that a search that died goes on where it was. It belongs to one spec over one data.</summary>
public interface ITrialJournal
{
    /// <summary>The trials that an earlier search of the same kind finished, each once, in any order.</summary>
    IReadOnlyList<TrialEntry> Read();

    /// <summary>Adds a trial that is finished; it is kept when this returns. Trials that run side by side come in the order in which they end, one call at a time.</summary>
    void Add(TrialEntry entry);
}
