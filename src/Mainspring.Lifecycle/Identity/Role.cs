namespace Mainspring.Lifecycle.Identity;

/// <summary>What somebody may do, in general or with one experiment or model. Each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>Nothing: the object is hidden.</summary>
    None,

    /// <summary>Reads, and asks endpoints for predictions.</summary>
    Viewer,

    /// <summary>Logs runs, registers versions, adds data.</summary>
    Editor,

    /// <summary>Moves aliases and stages, deploys, runs pipelines.</summary>
    Operator,

    /// <summary>Manages users, keys and grants, reads the audit log, removes for good.</summary>
    Admin,
}
