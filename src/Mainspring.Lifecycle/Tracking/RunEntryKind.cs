namespace Mainspring.Lifecycle.Tracking;

/// <summary>The kinds of entries that a run has under keys.</summary>
public enum RunEntryKind
{
    /// <summary>Metrics.</summary>
    Metric,

    /// <summary>Parameters.</summary>
    Param,

    /// <summary>Tags.</summary>
    Tag,
}
