namespace Mainspring.Lifecycle.Tracking.Inputs;

/// <summary>Data that runs of an experiment used.</summary>
/// <param name="ExperimentId">The number of the experiment.</param>
/// <param name="Name">What people call the data.</param>
/// <param name="Digest">What tells it from others of that name.</param>
/// <param name="Context">What it was used for, or null.</param>
public sealed record DatasetSummary(long ExperimentId, string Name, string Digest, string? Context);
