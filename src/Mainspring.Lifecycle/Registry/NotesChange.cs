namespace Mainspring.Lifecycle.Registry;

/// <summary>What shall be noted of a model or a version. What is not named stays.</summary>
public sealed record NotesChange
{
    /// <summary>The new description, or null to leave it.</summary>
    public string? Description { get; init; }

    /// <summary>Tags to set.</summary>
    public IReadOnlyDictionary<string, string> SetTags { get; init; } = new Dictionary<string, string>();

    /// <summary>Tags to remove; one that is not there is no error.</summary>
    public IReadOnlyList<string> RemoveTags { get; init; } = [];
}
