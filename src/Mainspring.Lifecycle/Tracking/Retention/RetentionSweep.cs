namespace Mainspring.Lifecycle.Tracking.Retention;

/// <summary>What a sweep removed for good.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="Experiments">How many experiments.</param>
public sealed record RetentionSweep(int Runs, int Experiments);
