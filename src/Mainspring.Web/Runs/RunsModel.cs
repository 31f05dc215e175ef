using Mainspring.Lifecycle.Tracking;
using Mainspring.Web.Components;
using Mainspring.Web.Text;

namespace Mainspring.Web.Runs;

/// <summary>A page of runs.</summary>
/// <param name="Runs">The runs, newest first.</param>
/// <param name="Experiments">All experiments, to choose from.</param>
/// <param name="Experiment">The chosen one, or null.</param>
/// <param name="Links">The pages beside this one.</param>
public sealed record RunsModel(IReadOnlyList<Run> Runs, IReadOnlyList<ExperimentSummary> Experiments, string? Experiment, PageLinks Links)
{
    private const int MostColumns = 4;

    /// <summary>The metrics that most runs of this page have, the main one first.</summary>
    public IReadOnlyList<string> MetricColumns { get; } =
    [
        .. MetricName.Order([.. Runs.SelectMany(run => run.Metrics.Keys).Where(key => !key.StartsWith("train", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)])
            .OrderByDescending(key => Runs.Count(run => run.Metrics.ContainsKey(key)))
            .Take(MostColumns),
    ];
}
