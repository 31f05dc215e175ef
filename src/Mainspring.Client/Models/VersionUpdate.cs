namespace Mainspring.Client.Models;

/// <summary>What shall change in a version; what is null stays.</summary>
public sealed record VersionUpdate
{
    /// <summary>A new description.</summary>
    public string? Description { get; init; }

    /// <summary>A new stage: <c>none</c>, <c>staging</c>, <c>production</c> or <c>archived</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>Whether other versions of the new stage are archived.</summary>
    public bool? ArchiveOthers { get; init; }

    /// <summary>Tags to set.</summary>
    public IReadOnlyDictionary<string, string>? SetTags { get; init; }

    /// <summary>Tags to remove.</summary>
    public IReadOnlyList<string>? RemoveTags { get; init; }
}
