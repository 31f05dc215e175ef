namespace Mainspring.Lifecycle.Datasets.Samples;

/// <summary>How many samples a project has.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Waiting">Those that no training has learned from.</param>
public readonly record struct SampleCount(long Total, long Waiting);
