using Mainspring.Charts.Lines;
using Mainspring.Charts.Parallel;
using Mainspring.Charts.Scatter;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Web.Runs.Comparing;

/// <summary>Runs side by side.</summary>
/// <param name="Runs">The runs, in the order asked for.</param>
/// <param name="Missing">What was asked for and is no run.</param>
/// <param name="Params">Their parameters, those that differ first.</param>
/// <param name="Metrics">Their latest metrics, the main one first.</param>
/// <param name="Parallel">Parallel coordinates of what differs, or null when nothing does.</param>
/// <param name="Scatter">Two of the values against each other, or null when there are no two.</param>
/// <param name="Axes">The values that may be an axis of the scatter plot.</param>
/// <param name="AxisX">The one that lies across.</param>
/// <param name="AxisY">The one that goes up.</param>
/// <param name="Curves">Metrics that were measured step by step, all runs in one chart.</param>
/// <param name="OnlyDifferences">Whether rows in which all runs agree are left out.</param>
public sealed record ComparisonModel(
    IReadOnlyList<Run> Runs,
    IReadOnlyList<string> Missing,
    IReadOnlyList<ComparedRow> Params,
    IReadOnlyList<ComparedRow> Metrics,
    ParallelChart? Parallel,
    ScatterChart? Scatter,
    IReadOnlyList<string> Axes,
    string? AxisX,
    string? AxisY,
    IReadOnlyList<LineChart> Curves,
    bool OnlyDifferences);
