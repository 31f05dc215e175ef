namespace Mainspring.Lifecycle.Sources;

/// <summary>Why a source gave no data.</summary>
public enum SourceFailure
{
    /// <summary>The address is wrong, or what it means cannot be data.</summary>
    Refused,

    /// <summary>The place answers, and has no such thing.</summary>
    NotFound,

    /// <summary>The place does not let us in.</summary>
    Denied,

    /// <summary>The place does not answer now.</summary>
    Unreachable,
}
