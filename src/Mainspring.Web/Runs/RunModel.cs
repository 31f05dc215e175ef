using Mainspring.Charts;
using Mainspring.Charts.Lines;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Training;

namespace Mainspring.Web.Runs;

/// <summary>A run with what can be drawn of it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Evaluation">How its model did on the hold-out, when it recorded that.</param>
/// <param name="Charts">The pictures of the evaluation.</param>
/// <param name="Histories">Metrics that were measured step by step.</param>
/// <param name="Files">Its artefacts.</param>
/// <param name="Configuration">The text of the resolved project, when it recorded that.</param>
public sealed record RunModel(
    Run Run, Evaluation? Evaluation, IReadOnlyList<Chart> Charts, IReadOnlyList<LineChart> Histories, IReadOnlyList<RunArtifact> Files, string? Configuration);
