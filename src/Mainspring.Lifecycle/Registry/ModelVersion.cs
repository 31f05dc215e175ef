using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry.Foreign;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Registry;

/// <summary>A version of a model. Its files never change; the aliases that point to it do.</summary>
public sealed record ModelVersion
{
    /// <summary>The name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Its number, from 1. The number of a version is never given again.</summary>
    public required int Version { get; init; }

    /// <summary>The run that made it, or null when none is known.</summary>
    public RunId? Run { get; init; }

    /// <summary>What it computes, by the hash of its <c>model.json</c>: equal for the same data, code and seed. Null for a version without files.</summary>
    public ContentHash? Identity { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its description, tags or stage changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where its files came from, as it was given: a place that the server knows, or a note about one that it does not.</summary>
    public string Source { get; init; } = "";

    /// <summary>The folder of the artefact tree that its files were taken from, or null.</summary>
    public ArtifactPath? Folder { get; init; }

    /// <summary>The address of the run that made it on another server; empty when there is none.</summary>
    public string RunLink { get; init; } = "";

    /// <summary>The logged model that it is a version of; empty when there is none.</summary>
    public string ModelId { get; init; } = "";

    /// <summary>Who registered it; empty when nobody was signed in.</summary>
    public string User { get; init; } = "";

    /// <summary>What somebody wrote about it; empty when nobody did.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is ready for use.</summary>
    public VersionStatus Status { get; init; }

    /// <summary>Why it is not ready; empty when it is.</summary>
    public string StatusMessage { get; init; } = "";

    /// <summary>How far it has come.</summary>
    public ModelStage Stage { get; init; }

    /// <summary>The ways to load it that its <c>MLmodel</c> names, such as <c>mainspring</c> or <c>python_function</c>.</summary>
    public IReadOnlyList<string> Flavors { get; init; } = [];

    /// <summary>Whether it can be served here: all others are kept and handed out, but never run.</summary>
    public bool IsServable => IsForeign || IsRemote || Manifest.Any(file => file.Path.Value == ModelFlavors.OwnFile);

    /// <summary>Whether another tool wrote it, in a format that can be read here.</summary>
    public bool IsForeign => VersionTrials.Concerns(Manifest, Flavors);

    /// <summary>Whether it is a scorer elsewhere.</summary>
    public bool IsRemote => Flavors.Contains(RemoteDescription.Flavor, StringComparer.Ordinal);

    /// <summary>Whether every way to load it runs code that came with it.</summary>
    public bool RunsCode => !IsServable && Flavors.Count > 0 && Flavors.All(ModelFlavors.RunsCode);

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
