using Mainspring.Pipelines.Runs;
using Mainspring.Web.Components;

namespace Mainspring.Web.Jobs;

/// <summary>A page of jobs.</summary>
public sealed record JobsModel(IReadOnlyList<PipelineRun> Jobs, IReadOnlyList<string> Pipelines, string? Pipeline, PageLinks Links);
