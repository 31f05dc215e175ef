namespace Mainspring.Client.Maintenance;

/// <summary>What was removed for good, or would be.</summary>
/// <param name="DryRun">Whether it was only counted.</param>
/// <param name="DeletedBefore">What was deleted before this is meant.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Experiments">How many experiments.</param>
/// <param name="Models">How many logged models.</param>
/// <param name="Contents">How many contents that nothing names. A count without removal does not see those that only the runs above name.</param>
/// <param name="Bytes">How many bytes these contents have.</param>
/// <param name="KeptContents">How many contents stay: needed, or put too recently.</param>
/// <param name="AbortedUploads">Uploads in parts that nobody completed in time.</param>
public sealed record CleaningInfo(bool DryRun, DateTimeOffset DeletedBefore, long Runs, long Experiments, long Models, long Contents, long Bytes, long KeptContents, int AbortedUploads);
