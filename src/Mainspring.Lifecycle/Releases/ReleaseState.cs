namespace Mainspring.Lifecycle.Releases;

/// <summary>How far the release of a candidate has come.</summary>
public enum ReleaseState
{
    /// <summary>It meets traffic, and evidence is gathered.</summary>
    Collecting,

    /// <summary>The evidence is for it, and a person must agree.</summary>
    Waiting,

    /// <summary>It is being made champion.</summary>
    Promoting,

    /// <summary>It is being taken out of the traffic.</summary>
    RollingBack,

    /// <summary>It became champion.</summary>
    Promoted,

    /// <summary>It was worse, broke a guardrail, or a person took it back.</summary>
    RolledBack,

    /// <summary>It ended without a difference, was refused by a person, or the champion changed meanwhile: the champion was kept.</summary>
    Kept,
}
