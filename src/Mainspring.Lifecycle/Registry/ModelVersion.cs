using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Registry;

/// <summary>A version of a model. Its files never change; the aliases that point to it do.</summary>
public sealed record ModelVersion
{
    /// <summary>The name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Its number, from 1. The number of a version is never given again.</summary>
    public required int Version { get; init; }

    /// <summary>The run that made it.</summary>
    public required RunId Run { get; init; }

    /// <summary>What it computes, by the hash of its <c>model.json</c>: equal for the same data, code and seed.</summary>
    public required ContentHash Identity { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its files, by name.</summary>
    public required IReadOnlyList<ModelFile> Manifest { get; init; }

    /// <summary>The latest metrics of its run when it was registered.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The aliases that point to it now, by name.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Model}@{Version}";
}
