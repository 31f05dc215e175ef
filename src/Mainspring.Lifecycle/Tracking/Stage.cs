namespace Mainspring.Lifecycle.Tracking;

/// <summary>Which runs or experiments are meant, by whether they are deleted.</summary>
public enum Stage
{
    /// <summary>Those that are not deleted.</summary>
    Active,

    /// <summary>Those that are deleted and not yet removed for good.</summary>
    Deleted,

    /// <summary>Both.</summary>
    Any,
}
