using Mainspring.Pipelines.Runs;
using Mainspring.Web.Components;

namespace Mainspring.Web.Jobs;

/// <summary>A page of jobs.</summary>
public sealed record JobsModel(IReadOnlyList<PipelineRun> Jobs, IReadOnlyList<string> Pipelines, string? Pipeline, PageLinks Links);

/// <summary>A job with its log.</summary>
/// <param name="Job">The run of the pipeline.</param>
/// <param name="Log">The first lines of its log.</param>
/// <param name="IsLogCut">Whether the log is longer than that.</param>
public sealed record JobModel(PipelineRun Job, IReadOnlyList<LogLine> Log, bool IsLogCut);

/// <summary>The form that starts a job.</summary>
/// <param name="Pipelines">What can be started.</param>
/// <param name="Pipeline">What was chosen.</param>
/// <param name="Arguments">Its arguments as a JSON object.</param>
/// <param name="Fault">Why it was not started, or null.</param>
public sealed record NewJobModel(IReadOnlyList<string> Pipelines, string Pipeline, string Arguments, string? Fault);
