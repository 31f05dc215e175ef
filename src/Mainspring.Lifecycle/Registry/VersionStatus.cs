namespace Mainspring.Lifecycle.Registry;

/// <summary>Whether a version can be used.</summary>
public enum VersionStatus
{
    /// <summary>It can.</summary>
    Ready,

    /// <summary>Its registration goes on.</summary>
    Pending,

    /// <summary>Its registration failed.</summary>
    Failed,
}
