using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Registry;

/// <summary>A version that somebody wants of a model that is there, by naming where its files are.</summary>
/// <param name="Model">The model.</param>
/// <param name="Source">Where the files are; <see cref="VersionSource"/> says in which forms.</param>
public sealed record VersionDraft(string Model, string Source)
{
    /// <inheritdoc cref="ModelVersion.Run"/>
    public RunId? Run { get; init; }

    /// <inheritdoc cref="ModelVersion.RunLink"/>
    public string RunLink { get; init; } = "";

    /// <inheritdoc cref="ModelVersion.ModelId"/>
    public string ModelId { get; init; } = "";

    /// <inheritdoc cref="ModelVersion.User"/>
    public string User { get; init; } = "";

    /// <inheritdoc cref="ModelVersion.Description"/>
    public string Description { get; init; } = "";

    /// <inheritdoc cref="ModelVersion.Tags"/>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
