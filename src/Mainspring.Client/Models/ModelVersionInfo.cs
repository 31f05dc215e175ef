using Mainspring.Client.Runs;

namespace Mainspring.Client.Models;

/// <summary>A version of a model. Its files never change.</summary>
public sealed record ModelVersionInfo
{
    /// <summary>The name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Its number.</summary>
    public required int Version { get; init; }

    /// <summary>The run that made it, or null when none is known.</summary>
    public string? RunId { get; init; }

    /// <summary>The hash by which equal models are equal; null for a version without files.</summary>
    public string? Identity { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its description, tags or stage changed last.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where its files came from, such as <c>runs:/RUN/model</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Who registered it, or null when nobody was signed in.</summary>
    public string? User { get; init; }

    /// <summary>What somebody wrote about it, or null.</summary>
    public string? Description { get; init; }

    /// <summary><c>none</c>, <c>staging</c>, <c>production</c> or <c>archived</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>The ways to load it that its <c>MLmodel</c> names. Only <c>mainspring</c> is served.</summary>
    public IReadOnlyList<string>? Flavors { get; init; }

    /// <summary>The aliases that point to it.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The metrics of its run when it was registered.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Notes on it.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Its files, by name.</summary>
    public required IReadOnlyList<ArtifactInfo> Files { get; init; }
}
