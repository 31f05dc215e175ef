namespace Mainspring.Web.Jobs;

/// <summary>The form that starts a job.</summary>
/// <param name="Pipelines">What can be started.</param>
/// <param name="Pipeline">What was chosen.</param>
/// <param name="Arguments">Its arguments as a JSON object.</param>
/// <param name="Fault">Why it was not started, or null.</param>
public sealed record NewJobModel(IReadOnlyList<string> Pipelines, string Pipeline, string Arguments, string? Fault);
