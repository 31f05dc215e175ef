using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Registry;

/// <summary>A version that is about to be registered.</summary>
public sealed record NewModelVersion
{
    /// <summary>The name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Whether the model must be there; otherwise it is made when it is missing.</summary>
    public bool ModelMustExist { get; init; }

    /// <summary>Whether a version of the same run, source and identity is given back instead of being registered again.</summary>
    public bool OncePerRun { get; init; }

    /// <inheritdoc cref="ModelVersion.Run"/>
    public RunId? Run { get; init; }

    /// <inheritdoc cref="ModelVersion.Identity"/>
    public ContentHash? Identity { get; init; }

    /// <inheritdoc cref="ModelVersion.Source"/>
    public string Source { get; init; } = "";

    /// <inheritdoc cref="ModelVersion.Folder"/>
    public ArtifactPath? Folder { get; init; }

    /// <inheritdoc cref="ModelVersion.RunLink"/>
    public string RunLink { get; init; } = "";

    /// <inheritdoc cref="ModelVersion.ModelId"/>
    public string ModelId { get; init; } = "";

    /// <inheritdoc cref="ModelVersion.User"/>
    public string User { get; init; } = "";

    /// <inheritdoc cref="ModelVersion.Description"/>
    public string Description { get; init; } = "";

    /// <inheritdoc cref="ModelVersion.Flavors"/>
    public IReadOnlyList<string> Flavors { get; init; } = [];

    /// <summary>Its files.</summary>
    public required IReadOnlyList<ModelFile> Manifest { get; init; }

    /// <summary>Metrics to show beside it.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Notes on it.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
