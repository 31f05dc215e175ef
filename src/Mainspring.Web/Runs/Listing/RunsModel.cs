using Mainspring.Lifecycle.Tracking;
using Mainspring.Lifecycle.Tracking.Experiments;
using Mainspring.Web.Components;

namespace Mainspring.Web.Runs.Listing;

/// <summary>A page of runs.</summary>
/// <param name="View">Which runs.</param>
/// <param name="Runs">The runs, with what the columns show of them.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Tree">All experiments.</param>
/// <param name="Links">The pages beside this one.</param>
/// <param name="Fault">Why the filter or the order cannot be read, or null.</param>
public sealed record RunsModel(
    RunsView View, IReadOnlyList<Run> Runs, IReadOnlyList<RunColumn> Columns, ExperimentFolder Tree, PageLinks Links, string? Fault);
