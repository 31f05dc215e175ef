namespace Mainspring.Lifecycle.Tracking.Retention;

/// <summary>What a sweep removed for good.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="Experiments">How many experiments.</param>
/// <param name="Models">How many logged models, without those that went with their experiments.</param>
public sealed record RetentionSweep(int Runs, int Experiments, int Models);
