namespace Mainspring.Client.Models;

/// <summary>What shall change in a model; what is null stays.</summary>
public sealed record ModelUpdate
{
    /// <summary>A new name.</summary>
    public string? Name { get; init; }

    /// <summary>A new description.</summary>
    public string? Description { get; init; }

    /// <summary>Tags to set.</summary>
    public IReadOnlyDictionary<string, string>? SetTags { get; init; }

    /// <summary>Tags to remove.</summary>
    public IReadOnlyList<string>? RemoveTags { get; init; }
}
