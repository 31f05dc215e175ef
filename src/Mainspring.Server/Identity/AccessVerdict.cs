namespace Mainspring.Server.Identity;

/// <summary>Whether a caller may do what a request asks for.</summary>
internal enum AccessVerdict
{
    /// <summary>Yes.</summary>
    Allowed,

    /// <summary>Nobody knows who asks.</summary>
    Unauthenticated,

    /// <summary>The caller may see the object, but not do this with it.</summary>
    Forbidden,

    /// <summary>The caller may not know that the object exists.</summary>
    Hidden,
}
