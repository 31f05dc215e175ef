namespace Mainspring.Client.Experiments;

/// <summary>What shall change in an experiment; what is null stays.</summary>
public sealed record ExperimentUpdate
{
    /// <summary>A new name.</summary>
    public string? Name { get; init; }

    /// <summary>Tags to set.</summary>
    public IReadOnlyDictionary<string, string>? SetTags { get; init; }

    /// <summary>Tags to remove.</summary>
    public IReadOnlyList<string>? RemoveTags { get; init; }
}
