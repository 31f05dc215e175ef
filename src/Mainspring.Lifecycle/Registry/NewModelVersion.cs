using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Registry;

/// <summary>A version that is about to be registered.</summary>
public sealed record NewModelVersion
{
    /// <summary>The name of the model; it is made when it is missing.</summary>
    public required string Model { get; init; }

    /// <summary>The run that made it.</summary>
    public required RunId Run { get; init; }

    /// <summary>What it computes.</summary>
    public required ContentHash Identity { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<ModelFile> Manifest { get; init; }

    /// <summary>Metrics to show beside it.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
