namespace Mainspring.Lifecycle.Releases;

/// <summary>Which releases to list, newest first.</summary>
public sealed record ReleaseQuery
{
    /// <summary>Only those of this endpoint; null for all.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Only active ones.</summary>
    public bool OnlyActive { get; init; }

    /// <summary>Only those that began before this one; null for the newest.</summary>
    public string? After { get; init; }

    /// <summary>At most this many. Default 50.</summary>
    public int Limit { get; init; } = 50;
}
