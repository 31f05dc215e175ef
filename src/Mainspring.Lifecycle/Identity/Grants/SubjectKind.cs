namespace Mainspring.Lifecycle.Identity.Grants;

/// <summary>Who can be given a grant.</summary>
public enum SubjectKind
{
    /// <summary>A user.</summary>
    User,

    /// <summary>The keys of a name.</summary>
    Key,
}
