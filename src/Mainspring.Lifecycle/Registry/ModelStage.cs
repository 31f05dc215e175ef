namespace Mainspring.Lifecycle.Registry;

/// <summary>How far a version has come, for teams that promote by stage. Aliases say the same with names of one's own.</summary>
public enum ModelStage
{
    /// <summary>No stage: where every version starts.</summary>
    None,

    /// <summary>Being tried.</summary>
    Staging,

    /// <summary>In use.</summary>
    Production,

    /// <summary>No longer in use.</summary>
    Archived,
}
