using Mainspring.Charts;
using Mainspring.Lifecycle.Datasets.Checks;
using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Training;
using Mainspring.Web.Runs.Files;

namespace Mainspring.Web.Runs;

/// <summary>A run with what can be drawn of it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Evaluation">How its model did on the hold-out, when it recorded that.</param>
/// <param name="Checks">What came of the checks of its data, when it recorded that.</param>
/// <param name="Charts">The pictures of the evaluation.</param>
/// <param name="Figures">Its metrics.</param>
/// <param name="Files">What lies at the top of its files.</param>
/// <param name="Configuration">The text of the resolved project, when it recorded that.</param>
/// <param name="Experiments">The experiments that it can be moved to.</param>
public sealed record RunModel(
    Run Run, Evaluation? Evaluation, CheckReport? Checks, IReadOnlyList<Chart> Charts, RunFiguresModel Figures, IReadOnlyList<FileEntry> Files, string? Configuration, IReadOnlyList<ExperimentSummary> Experiments);
