namespace Mainspring.Client.Runs;

/// <summary>Where a run shall move.</summary>
/// <param name="Experiment">The name of the experiment, which must exist.</param>
public sealed record RunMove(string? Experiment);
