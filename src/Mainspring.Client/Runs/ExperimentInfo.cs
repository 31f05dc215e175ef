namespace Mainspring.Client.Runs;

/// <summary>An experiment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Runs">How many runs it holds.</param>
/// <param name="LatestRunAt">When its newest run started, or null.</param>
public sealed record ExperimentInfo(string Name, DateTimeOffset CreatedAt, long Runs, DateTimeOffset? LatestRunAt);
