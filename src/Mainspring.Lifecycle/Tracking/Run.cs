using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Tracking.Inputs;

namespace Mainspring.Lifecycle.Tracking;

/// <summary>One execution whose inputs and results were recorded, as it stands at the moment of reading.</summary>
public sealed record Run
{
    /// <summary>Its identity.</summary>
    public required RunId Id { get; init; }

    /// <summary>A name for people, such as <c>brave-otter-14</c>; not necessarily unique.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>The number of its experiment.</summary>
    public required long ExperimentId { get; init; }

    /// <summary>Who runs it; empty when nobody said.</summary>
    public string User { get; init; } = "";

    /// <summary>The place of its files in the artefact tree. It stays when the run moves to another experiment.</summary>
    public required ArtifactPath ArtifactRoot { get; init; }

    /// <summary>How far it is.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, or null while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it was deleted, or null. A deleted run is not listed and takes no writes; it can be restored.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>What was chosen before it ran. A parameter keeps its first value.</summary>
    public IReadOnlyDictionary<string, string> Params { get; init; } = new Dictionary<string, string>();

    /// <summary>The latest point of each metric: the greatest step, then time, then value.</summary>
    public IReadOnlyDictionary<string, MetricPoint> Metrics { get; init; } = new Dictionary<string, MetricPoint>();

    /// <summary>Notes on it; they may change at any time.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What went into it.</summary>
    public RunInputs Inputs { get; init; } = RunInputs.None;

    /// <summary>The logged models that came out of it.</summary>
    public IReadOnlyList<ModelOutput> Outputs { get; init; } = [];
}
