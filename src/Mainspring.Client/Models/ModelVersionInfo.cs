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

    /// <summary>The aliases that point to it.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The metrics of its run when it was registered.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Notes on it.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Its files, by name.</summary>
    public required IReadOnlyList<ArtifactInfo> Files { get; init; }
}
