namespace Mainspring.Lifecycle.Tracking;

/// <summary>An experiment in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name. A slash in it makes a folder for the eye only.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Runs">How many runs it holds that are not deleted.</param>
/// <param name="LatestRunAt">When its newest run started, or null when it has none.</param>
public sealed record ExperimentSummary(long Id, string Name, DateTimeOffset CreatedAt, long Runs, DateTimeOffset? LatestRunAt);
